import { createSignal, createUniqueId, type JSX, Show, Suspense } from 'solid-js';
import { t } from '../i18n/t.ts';
import { createLate } from '../lib/late.ts';
import type { IconShape } from './Icon.tsx';
import { showToast } from './toasts.ts';

export type MenuItem = {
  label: string;
  icon?: IconShape;
  /** A second line. */
  detail?: string;
  /** A key that does the same, shown at the end. */
  keys?: string;
  /** A choice among others: ticked or not. */
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
};

/** Items, lines between them, and small headings. */
export type MenuEntry = MenuItem | 'line' | { heading: string };

/** What the button that opens the menu takes: spread it on a Button or an IconButton. */
export type MenuTrigger = {
  id: string;
  ref: (element: HTMLButtonElement) => void;
  'aria-haspopup': 'menu';
  'aria-expanded': boolean;
  onPointerDown: () => void;
  onClick: (event: MouseEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPointerEnter: () => void;
  onFocus: () => void;
};

type MenuProps = {
  items: readonly MenuEntry[];
  trigger: (trigger: MenuTrigger) => JSX.Element;
  /** Which edges meet: the start of the button (the default) or its end. */
  align?: 'start' | 'end' | undefined;
};

const late = createLate(() => import('./MenuView.tsx').then(({ MenuView }) => MenuView));

/** A list of actions behind a button. Its code is loaded when the button is approached; where it cannot be, it says so. */
export function Menu(props: MenuProps) {
  const id = createUniqueId();
  const [button, setButton] = createSignal<HTMLButtonElement>();
  const [open, setOpen] = createSignal(false);
  const [used, setUsed] = createSignal(false);
  const [byKeyboard, setByKeyboard] = createSignal(false);
  let wasOpen = false;
  const show = (next: boolean) => {
    if (next) setUsed(true);
    setOpen(next);
    if (next) void late.want().then(giveUp);
  };
  const giveUp = () => {
    if (!late.failed()) return;
    showToast(t('errors.network'), { tone: 'danger' });
    setOpen(false);
  };
  const trigger: MenuTrigger = {
    id,
    ref: setButton,
    'aria-haspopup': 'menu',
    get 'aria-expanded'() {
      return open();
    },
    // The press itself closes an open menu, for the focus leaves it; the click that follows must not open it again.
    onPointerDown: () => {
      wasOpen = open();
    },
    onClick: (event) => {
      setByKeyboard(event.detail === 0);
      show(event.detail === 0 ? !open() : !wasOpen);
    },
    onKeyDown: (event) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      setByKeyboard(true);
      show(true);
    },
    onPointerEnter: () => void late.want(),
    onFocus: () => void late.want(),
  };
  return (
    <>
      {props.trigger(trigger)}
      <Show when={used() && late.part()} keyed>
        {(MenuView) => (
          <Show when={button()}>
            {(element) => (
              <Suspense>
                <MenuView
                  items={props.items}
                  align={props.align}
                  open={open()}
                  onOpen={show}
                  focusFirst={byKeyboard()}
                  trigger={element()}
                />
              </Suspense>
            )}
          </Show>
        )}
      </Show>
    </>
  );
}
