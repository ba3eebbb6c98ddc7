export type AgendaItem = { text: string; minutes: number | null };

const numbering = /^\s*(?:\d{1,2}[.)]|[-*•–])\s+/;
const duration = /[\s,;–—-]*\(?\s*(\d{1,3})\s*min\.?(?:ut[ay]?)?\s*\)?\s*$/i;

/** The items of an agenda written as text: one a line, its own numbering dropped, "– 15 min" read as its length. */
export function readAgenda(text: string): AgendaItem[] {
  return text
    .split('\n')
    .map((line) => line.replace(numbering, '').trim())
    .filter(Boolean)
    .map((line) => {
      const found = duration.exec(line);
      const rest = found ? line.slice(0, found.index).trim() : line;
      return found && rest ? { text: rest, minutes: Number(found[1]) } : { text: line, minutes: null };
    });
}

/** When each item begins, in minutes from the start of the meeting; nothing unless every item says how long it is. */
export function itemStarts(items: readonly AgendaItem[]): number[] | undefined {
  let sum = 0;
  const starts: number[] = [];
  for (const { minutes } of items) {
    if (minutes === null) return undefined;
    starts.push(sum);
    sum += minutes;
  }
  return starts;
}

export function totalMinutes(items: readonly AgendaItem[]): number {
  return items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}
