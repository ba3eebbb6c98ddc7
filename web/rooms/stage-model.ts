import { type Accessor, createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js';
import { type Box, type Layout, layoutGrid, layoutSpeaker } from './layout.ts';
import type { Person } from './participants.ts';
import {
  type Following,
  followSpeaker,
  isScreen,
  nobody,
  type Seats,
  screenKey,
  seatSpeaker,
  updateSeats,
} from './seats.ts';

export type View = 'auto' | 'grid' | 'speaker';
export type Size = { width: number; height: number };

const listenEveryMs = 300;
const heldMs = 3_000;
// More people than this and the one who speaks gets a large tile; back to the grid only below `calm`.
const crowd = 4;
const calm = 3;

/** Where everybody stands: reacts to people, size, view and who speaks, and moves as little as it can. */
export function createStage(people: Accessor<readonly Person[]>, size: Accessor<Size>, view: Accessor<View>) {
  const [following, setFollowing] = createSignal<Following>(nobody);
  const [seats, setSeats] = createSignal<Seats>([]);
  const held = createHeld();

  const speaker = createMemo(() => {
    const { speaker: followed } = following();
    return people().some((person) => person.identity === followed) ? followed : null;
  });
  const shared = createMemo(() => people().findLast((person) => person.screen !== null));
  const keys = createMemo(() =>
    people().flatMap(({ identity, screen }) => (screen ? [identity, screenKey(identity)] : [identity])),
  );
  const crowded = createMemo<boolean>((was) => people().length > (was ? calm : crowd), false);
  const large = createMemo(() => shared() !== undefined || (view() === 'auto' ? crowded() : view() === 'speaker'));
  const layout = createMemo<Layout>(() => {
    const gap = size().width < 640 ? 8 : 12;
    const stage = { ...size(), gap, people: keys().length };
    return large() ? layoutSpeaker(stage) : layoutGrid(stage);
  });

  const main = createMemo(() => {
    if (!large()) return null;
    const sharing = shared();
    if (sharing) return screenKey(sharing.identity);
    return speaker() ?? steady() ?? people()[0]?.identity ?? null;
  });

  /** Before anybody spoke: whoever is large already, else somebody with a picture. */
  function steady(): string | undefined {
    const others = people().filter((person) => !person.me);
    const [first] = untrack(seats);
    const large = others.find((person) => person.identity === first);
    return (large ?? others.find((person) => person.camera !== null) ?? others[0])?.identity;
  }

  const timer = setInterval(() => {
    const speaking = people().filter((person) => person.speaking && !person.me);
    const loudest = speaking.sort((a, b) => b.loudness - a.loudness).map((person) => person.identity);
    setFollowing((now) => followSpeaker(now, loudest, Date.now()));
  }, listenEveryMs);
  onCleanup(() => clearInterval(timer));

  createEffect(() => {
    const me = people().find((person) => person.me)?.identity ?? null;
    const wanted = { main: main(), speaker: speaker(), me, visible: layout().boxes.length, held: held.key() };
    const present = keys();
    setSeats((now) => seatSpeaker(updateSeats(now, present, me), wanted));
  });

  const boxes = createMemo(() => new Map<string, Box>(seats().flatMap((key, at) => toEntry(key, layout().boxes[at]))));

  return {
    keys,
    main: createMemo(() => (layout().main ? seats()[0] : undefined)),
    more: () => layout().more,
    hidden: () =>
      seats()
        .slice(layout().boxes.length)
        .filter((key) => !isScreen(key)).length,
    boxOf: (key: string): Box | undefined => boxes().get(key),
    hold: held.hold,
  };
}

const toEntry = (key: string, box: Box | undefined): [string, Box][] => (box ? [[key, box]] : []);

/** The tile under a pointer that moved a moment ago. */
function createHeld() {
  const [key, setKey] = createSignal<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  return {
    key: () => untrack(key),
    hold(next: string | null): void {
      clearTimeout(timer);
      setKey(next);
      timer = setTimeout(() => setKey(null), heldMs);
    },
  };
}
