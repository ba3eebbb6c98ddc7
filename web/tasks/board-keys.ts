import { type TaskState, taskStates } from '../../shared/tasks/schema.ts';

type Board = { board: HTMLElement; card: HTMLElement; onCarry: (id: string, state: TaskState) => void };

const sideways: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };
const upDown: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/** Arrows move the focus over the board; Shift with left or right carries the card, which keeps the focus. */
export function boardKeys(event: KeyboardEvent, { board, card, onCarry }: Board): void {
  const columns = [...board.querySelectorAll<HTMLElement>('[data-state]')];
  const at = columns.findIndex((column) => column.contains(card));
  const cards = cardsOf(columns[at]);
  const place = cards.indexOf(card);
  const [aside, down] = [sideways[event.key], upDown[event.key]];
  if (aside === undefined && down === undefined) return;
  event.preventDefault();
  const step = aside ?? 0;
  if (down !== undefined) cards[place + down]?.focus();
  else if (event.shiftKey) carry(taskStates[at + step]);
  else goAside(nextFilled(columns, at, step), place);

  function carry(state: TaskState | undefined): void {
    const id = card.dataset.task;
    if (!state || !id) return;
    onCarry(id, state);
    keepFocus(board, id, state);
  }
}

/** To the card at the same height, or to the last one. */
function goAside(cards: HTMLElement[], place: number): void {
  (cards[place] ?? cards.at(-1))?.focus();
}

function nextFilled(columns: HTMLElement[], at: number, step: number): HTMLElement[] {
  for (let index = at + step; index >= 0 && index < columns.length; index += step) {
    const cards = cardsOf(columns[index]);
    if (cards.length > 0) return cards;
  }
  return [];
}

const cardsOf = (column: HTMLElement | undefined) => [...(column?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];

/** The card is drawn anew in its column when the server has answered: it takes the focus back there. */
function keepFocus(board: HTMLElement, id: string, state: TaskState): void {
  const find = () => board.querySelector<HTMLElement>(`[data-state="${state}"] [data-task="${id}"]`);
  const watch = new MutationObserver(() => {
    const moved = find();
    if (!moved) return;
    watch.disconnect();
    moved.focus();
  });
  watch.observe(board, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), 5_000);
}
