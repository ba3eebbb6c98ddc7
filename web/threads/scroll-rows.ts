/** The first row of a list whose lower end is below that height of the screen; undefined when all are above it. */
export function firstRowBelow(list: HTMLElement, y: number): HTMLElement | undefined {
  const rows = list.children;
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > y) high = middle;
    else low = middle + 1;
  }
  const row = rows[low];
  return row instanceof HTMLElement ? row : undefined;
}

/** The number of the last message that stands wholly above that height of the screen. */
export function lastNumberAbove(list: HTMLElement, y: number): number | undefined {
  let row = firstRowBelow(list, y)?.previousElementSibling ?? list.lastElementChild;
  if (row && row.getBoundingClientRect().bottom > y) row = row.previousElementSibling;
  while (row instanceof HTMLElement && !row.dataset.ordinal) row = row.previousElementSibling;
  return row instanceof HTMLElement ? Number(row.dataset.ordinal) : undefined;
}

/** The row of a message; of those that went elsewhere, the one that stands for them. */
export function rowOf(list: HTMLElement, ordinal: number): HTMLElement | undefined {
  const exact = list.querySelector<HTMLElement>(`#w-${ordinal}`);
  if (exact) return exact;
  return [...list.querySelectorAll<HTMLElement>('[data-ordinal]')].find(
    (row) => Number(row.dataset.ordinal) >= ordinal,
  );
}

/** A row that must not go: a text is being written or is selected in it. */
export function isInUse(row: Element): boolean {
  const active = document.activeElement;
  if (active && row !== active && row.contains(active) && active.matches('textarea, input')) return true;
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(row, true);
}
