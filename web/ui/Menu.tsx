import { createSignal, createUniqueId, type JSX, lazy, Show, Suspense } from 'solid-js';
import type { IconShape } from './Icon.tsx';

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

const load = () => import('./MenuView.tsx');
const MenuView = lazy(() => load().then((module) => ({ default: module.MenuView })));

/** A list of actions behind a button. Its code is loaded when the button is approached. */
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
    onPointerEnter: () => void load(),
    onFocus: () => void load(),
  };
  return (
    <>
      {props.trigger(trigger)}
      <Show when={used() && button()}>
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
    </>
  );
}
