import { onCleanup, onMount } from 'solid-js';

type ListKeys = {
  /** The list; its rows are the `li` that hold the links. */
  list: () => HTMLElement | undefined;
  /** What a key does with the row that has the focus, by the row's place; false: nothing to do. */
  deeds: Record<string, (index: number) => void>;
  /** `/`: to the field that narrows the list. */
  onSearch?: () => void;
};

const typing = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';

/**
 * A list worked by keyboard: `j` and `k` move the focus from row to row, Enter opens as every link does, other keys do what
 * the page says. Keys typed into a field, in a dialog or with Ctrl, Alt or ⌘ are left alone.
 */
export function createListKeys({ list, deeds, onSearch }: ListKeys): void {
  const links = () => [...(list()?.querySelectorAll<HTMLAnchorElement>(':scope > li a[href]:first-of-type') ?? [])];
  const rows = () => [...(list()?.querySelectorAll<HTMLElement>(':scope > li') ?? [])];
  const current = () => rows().findIndex((row) => row.contains(document.activeElement));

  function move(step: 1 | -1): void {
    const all = rows();
    const from = current();
    const to = from < 0 ? (step === 1 ? 0 : all.length - 1) : Math.min(Math.max(from + step, 0), all.length - 1);
    const link = links().find((each) => all[to]?.contains(each));
    link?.focus();
    link?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }

  function listen(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(typing)) return;
    const deed = deeds[event.key];
    const index = current();
    if (event.key === 'j' || event.key === 'k') move(event.key === 'j' ? 1 : -1);
    else if (event.key === '/' && onSearch) onSearch();
    else if (deed && index >= 0) deed(index);
    else return;
    event.preventDefault();
  }

  onMount(() => document.addEventListener('keydown', listen));
  onCleanup(() => document.removeEventListener('keydown', listen));
}
