import * as Kobalte from '@kobalte/core/dropdown-menu';
import Check from 'lucide-solid/icons/check';
import { For, Match, Show, Switch, untrack } from 'solid-js';
import { adopt } from './adopt.ts';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import type { MenuEntry, MenuItem } from './Menu.tsx';
import styles from './MenuView.module.css';

type MenuViewProps = {
  items: readonly MenuEntry[];
  align: 'start' | 'end' | undefined;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** Opened by keyboard: the first item takes the focus. */
  focusFirst: boolean;
  trigger: HTMLElement;
};

/** The heavy part of Menu: placement, arrow keys, typing ahead, focus back to the button. */
export function MenuView(props: MenuViewProps) {
  return (
    <Kobalte.Root
      open={props.open}
      onOpenChange={props.onOpen}
      modal={false}
      gutter={4}
      overlap
      placement={props.align === 'end' ? 'bottom-end' : 'bottom-start'}
    >
      <Kobalte.Trigger as={adopt(props.trigger)} id={props.trigger.id} />
      <Kobalte.Portal>
        <Kobalte.Content
          class={styles.menu}
          aria-labelledby={props.trigger.id}
          onOpenAutoFocus={(event) => untrack(() => props.focusFirst) && focusFirst(event)}
        >
          <For each={props.items}>{(entry) => <Entry entry={entry} />}</For>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}

/** Kobalte moves to the first item by itself only for its own trigger; for ours, its arrow key does it. */
function focusFirst(event: Event): void {
  const menu = event.target;
  if (!(menu instanceof HTMLElement)) return;
  event.preventDefault();
  setTimeout(() => {
    menu.focus({ preventScroll: true });
    menu.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  });
}

function Entry(props: { entry: MenuEntry }) {
  return (
    <Switch>
      <Match when={props.entry === 'line'}>
        <Kobalte.Separator class={styles.line} />
      </Match>
      <Match when={typeof props.entry === 'object' && 'heading' in props.entry && props.entry}>
        {(entry) => <div class={styles.heading}>{entry().heading}</div>}
      </Match>
      <Match when={typeof props.entry === 'object' && 'label' in props.entry && props.entry}>
        {(entry) => <Item item={entry()} />}
      </Match>
    </Switch>
  );
}

function Item(props: { item: MenuItem }) {
  const words = () => (
    <>
      <Show when={props.item.icon}>{(icon) => <Icon of={icon()} />}</Show>
      <span class={styles.words}>
        {props.item.label}
        <Show when={props.item.detail}>
          <span class={styles.detail}>{props.item.detail}</span>
        </Show>
      </span>
      <Show when={props.item.keys}>{(keys) => <Kbd keys={keys()} />}</Show>
    </>
  );
  return (
    <Show
      when={props.item.checked !== undefined}
      fallback={
        <Kobalte.Item
          class={styles.item}
          textValue={props.item.label}
          data-danger={props.item.danger ? '' : undefined}
          disabled={props.item.disabled}
          onSelect={() => props.item.onSelect()}
        >
          {words()}
        </Kobalte.Item>
      }
    >
      <Kobalte.CheckboxItem
        class={styles.item}
        textValue={props.item.label}
        checked={props.item.checked}
        disabled={props.item.disabled}
        onSelect={() => props.item.onSelect()}
        closeOnSelect
      >
        {words()}
        <Kobalte.ItemIndicator class={styles.tick}>
          <Icon of={Check} size="s" />
        </Kobalte.ItemIndicator>
      </Kobalte.CheckboxItem>
    </Show>
  );
}
