/** Who sits where on the stage: keys of tiles in order, `<identity>` or `<identity>/screen`. */
export type Seats = readonly string[];

const screenSuffix = '/screen';
export const screenKey = (identity: string) => `${identity}${screenSuffix}`;
export const isScreen = (key: string) => key.endsWith(screenSuffix);

/** Takes out who left and appends who came; of those who stay only `last`, the reader, gives way. */
export function updateSeats(seats: Seats, present: readonly string[], last: string | null = null): Seats {
  const stayed = seats.filter((key) => present.includes(key));
  const came = present.filter((key) => !seats.includes(key));
  if (came.length === 0 && stayed.length === seats.length) return seats;
  const before = stayed.at(-1) === last ? stayed.slice(0, -1) : stayed;
  return [...before, ...came, ...stayed.slice(before.length)];
}

/** What the stage must show: `main` in the first place (or null), `speaker` and `me` somewhere among the `visible`. */
export type Wanted = {
  main: string | null;
  speaker: string | null;
  me: string | null;
  visible: number;
  held: string | null;
};

/** Changes places of two tiles at a time, and never of the one that the pointer is on (`held`). */
export function seatSpeaker(seats: Seats, wanted: Wanted): Seats {
  const { main, speaker, me, held } = wanted;
  const seated = main === null ? seats : swap(seats, main, seats[0], held);
  return bringForward(bringForward(seated, me, wanted), speaker, wanted);
}

/** Into a visible place: the last one that nobody needs who must be seen. */
function bringForward(seats: Seats, key: string | null, { main, speaker, me, visible, held }: Wanted): Seats {
  if (key === null || seats.indexOf(key) < visible) return seats;
  const needed = [main, speaker, me, held];
  const free = seats.slice(main === null ? 0 : 1, visible).findLast((other) => !needed.includes(other));
  return swap(seats, key, free, held);
}

function swap(seats: Seats, a: string, b: string | undefined, held: string | null): Seats {
  if (b === undefined || a === b || a === held || b === held) return seats;
  const from = seats.indexOf(a);
  const to = seats.indexOf(b);
  if (from < 0 || to < 0) return seats;
  return seats.with(from, b).with(to, a);
}

/** Whom the call follows: the loudest, but not at each cough. */
export type Following = { speaker: string | null; heardAt: number; candidate: string | null; candidateSince: number };
export const nobody: Following = { speaker: null, heardAt: 0, candidate: null, candidateSince: 0 };
const steadyMs = 900;
const silentMs = 1_500;

/** The next state, given who speaks now (loudest first) and the time in ms; the last speaker stays through silence. */
export function followSpeaker(state: Following, speaking: readonly string[], now: number): Following {
  const loudest = speaking[0] ?? null;
  const heardAt = state.speaker !== null && speaking.includes(state.speaker) ? now : state.heardAt;
  if (loudest === null || loudest === state.speaker) return { ...state, heardAt, candidate: null, candidateSince: now };
  const candidateSince = loudest === state.candidate ? state.candidateSince : now;
  const steady = now - candidateSince >= steadyMs;
  const vacant = state.speaker === null || now - heardAt >= silentMs;
  if (steady || vacant) return { speaker: loudest, heardAt: now, candidate: null, candidateSince: now };
  return { speaker: state.speaker, heardAt, candidate: loudest, candidateSince };
}
