import { createEffect, createSignal, createUniqueId, type JSX, onCleanup, Show } from 'solid-js';
import { createLate } from '../lib/late.ts';

const openAfterMs = 500;

const late = createLate(() => import('./TooltipView.tsx').then(({ TooltipView }) => TooltipView));

type TooltipProps = {
  /** A few words; nothing that cannot be missed, for a finger cannot hover. */
  text: string;
  /** The control already has these words as its name, so they are not read twice. */
  isName?: boolean | undefined;
  placement?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  /** One control. */
  children: JSX.Element;
};

/** Words beside a control while a mouse rests on it or the keyboard stands on it; Escape puts them away. */
export function Tooltip(props: TooltipProps) {
  const id = createUniqueId();
  const [wrapper, setWrapper] = createSignal<HTMLElement>();
  const [open, setOpen] = createSignal(false);
  const control = () => wrapper()?.firstElementChild;
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect(() => open() && void late.want());
  const wait = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') timer = setTimeout(() => setOpen(true), openAfterMs);
  };
  const stop = () => clearTimeout(timer);
  const close = () => {
    stop();
    setOpen(false);
  };
  onCleanup(stop);
  createEffect(() => {
    if (!props.isName) control()?.setAttribute('aria-describedby', id);
  });
  return (
    <>
      <span
        ref={setWrapper}
        class="contents"
        onPointerEnter={wait}
        onPointerLeave={stop}
        onPointerDown={close}
        onFocusIn={() => control()?.matches(':focus-visible') && setOpen(true)}
        onFocusOut={close}
      >
        {props.children}
      </span>
      <Show when={!props.isName}>
        <span id={id} hidden>
          {props.text}
        </span>
      </Show>
      <Show when={open() && late.part()} keyed>
        {(TooltipView) => (
          <Show when={control()}>
            {(element) => (
              <TooltipView
                text={props.text}
                placement={props.placement ?? 'bottom'}
                control={element()}
                onClose={() => setOpen(false)}
              />
            )}
          </Show>
        )}
      </Show>
    </>
  );
}
