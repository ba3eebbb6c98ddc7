export type Swept = {
  /** The numbers of the messages in the order in which they came into sight. */
  ordinals: number[];
  /** Where a message moved otherwise than the page was scrolled. */
  jumps: { ordinal: number; by: number }[];
  mostRows: number;
  /** Of the whole page, from time to time. */
  heights: number[];
};

/**
 * In the page of a thread: scrolls from where it stands up to the message `until`, `share` of a screen at a time, and tells what
 * was seen.
 */
export async function sweepUp({ share, until }: { share: number; until: number }): Promise<Swept> {
  const swept: Swept = { ordinals: [], jumps: [], mostRows: 0, heights: [] };
  const step = Math.round(window.innerHeight * share);
  const inSight = () => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-ordinal]')];
    swept.mostRows = Math.max(swept.mostRows, rows.length);
    return rows
      .map((row) => ({ ordinal: Number(row.dataset.ordinal), box: row.getBoundingClientRect() }))
      .filter(({ box }) => box.bottom > 0 && box.top < window.innerHeight)
      .reverse();
  };
  const known = new Set<number>();
  let seen = inSight();
  for (let turn = 0; turn < 5_000; turn += 1) {
    for (const { ordinal } of seen) if (!known.has(ordinal)) swept.ordinals.push(ordinal);
    for (const { ordinal } of seen) known.add(ordinal);
    if (turn % 20 === 0) swept.heights.push(document.documentElement.scrollHeight);
    const top = seen.at(-1);
    if (!top || top.ordinal < until || (top.ordinal === 1 && top.box.top > 0)) break;
    window.scrollBy(0, -step);
    // What was at the top is still in sight; it went down by as much as the page was scrolled.
    for (let wait = 0; wait < 2_000; wait += 1) {
      await new Promise((done) => requestAnimationFrame(done));
      seen = inSight();
      const first = seen.at(-1);
      if (first && (first.ordinal === 1 || first.box.top <= 0)) break;
    }
    const same = seen.find(({ ordinal }) => ordinal === top.ordinal);
    const by = same ? same.box.top - top.box.top : Number.NaN;
    const last = seen.at(-1)?.ordinal === 1;
    if (!last && !(Math.abs(by - step) <= 2)) swept.jumps.push({ ordinal: top.ordinal, by: Math.round(by) });
  }
  return swept;
}
