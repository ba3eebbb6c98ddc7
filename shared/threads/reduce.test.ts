import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ThreadEvent } from './events.ts';
import { atNewest, joinPage, reduceThread, type ThreadState, toLastMessage } from './reduce.ts';
import { type Message, type Person, type Reaction, reactionKinds, type Thread } from './schema.ts';
import { excerptOf } from './text.ts';

const people: Person[] = [1, 2, 3].map((n) => ({
  id: `person-${n}`,
  displayName: `Ekspertka 0${n}`,
  initials: `0${n}`,
  sector: 'education',
}));
const at = '2026-11-25T09:14:00.000Z';

type Stored = {
  author: number;
  body: string;
  quotes: number | null;
  revision: number;
  deleted: boolean;
  reactions: Map<string, number[]>;
  pinned: boolean;
  asks: boolean;
  confirmed: number[];
};

const unsaid = { quotes: null, revision: 0, deleted: false, pinned: false, asks: false };

/** The slow, obvious model: what is stored; messages are built from it whenever somebody reads. */
type Model = { title: string; rows: Stored[] };

const person = (index: number): Person => people[index % people.length] as Person;

function messageAt({ rows }: Model, index: number): Message {
  const row = rows[index] as Stored;
  const quoted = row.quotes === null ? undefined : rows[row.quotes];
  const quote = quoted && {
    messageId: `message-${row.quotes}`,
    ordinal: (row.quotes ?? 0) + 1,
    author: person(quoted.author),
    excerpt: quoted.deleted ? null : excerptOf(quoted.body),
  };
  const reactions: Reaction[] = reactionKinds.flatMap((kind) => {
    const who = row.reactions.get(kind) ?? [];
    return who.length > 0 ? [{ kind, people: who.map(person) }] : [];
  });
  return {
    id: `message-${index}`,
    threadId: 'thread',
    ordinal: index + 1,
    clientId: `client-${index}`,
    author: person(row.author),
    after: null,
    body: row.deleted ? '' : row.body,
    html: '',
    mentions: [],
    chips: [],
    label: null,
    readers: null,
    quote: row.deleted ? null : (quote ?? null),
    attachments: [],
    reactions: row.deleted ? [] : reactions,
    revision: row.revision,
    postedAt: at,
    editedAt: row.revision > 0 ? at : null,
    deletedAt: row.deleted ? at : null,
    deletedBy: row.deleted ? person(row.author).id : null,
    pinnedAt: row.pinned && !row.deleted ? at : null,
    confirmations: row.asks && !row.deleted ? row.confirmed.map(person) : null,
    movedTo: null,
    movedFrom: null,
  };
}

function readAll(model: Model): ThreadState {
  const messages = model.rows.map((_, index) => messageAt(model, index));
  const thread: Thread = {
    id: 'thread',
    groupId: 'group',
    title: model.title,
    label: 'TLP:AMBER',
    readers: null,
    author: person(0),
    createdAt: at,
    closing: null,
    lastOrdinal: messages.length,
    lastMessage: toLastMessage(messages.at(-1) as Message),
  };
  return { thread, messages, pins: messages.filter((message) => message.pinnedAt) };
}

const deeds = ['post', 'edit', 'delete', 'restore', 'react', 'unreact', 'rename', 'pin', 'ask', 'confirm'] as const;
type Step = {
  what: (typeof deeds)[number];
  who: number;
  which: number;
  text: string;
};

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...deeds),
  who: fc.nat(2),
  which: fc.nat(20),
  text: fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }),
});

/** Does the step in the model; returns the event the server would append, or nothing when there is nothing to do. */
function perform(model: Model, { what, who, which, text }: Step): ThreadEvent | undefined {
  const index = which % model.rows.length;
  const row = model.rows[index] as Stored;
  if (what === 'rename') {
    model.title = text;
    return { type: 'thread.changed', payload: { thread: readAll(model).thread } };
  }
  if (what === 'post') {
    const quotes = which % 3 === 0 ? index : null;
    model.rows.push({ ...unsaid, author: who, body: text, quotes, reactions: new Map(), confirmed: [] });
    return { type: 'message.posted', payload: { message: messageAt(model, model.rows.length - 1) } };
  }
  if (what === 'restore') {
    if (!row.deleted) return undefined;
    row.deleted = false;
    return { type: 'message.restored', payload: { message: messageAt(model, index) } };
  }
  if (row.deleted) return undefined;
  if (what === 'react' || what === 'unreact') return reaction(row, index, { what, who, which, text });
  if (what === 'confirm') return confirmation(row, index, who);
  if (what === 'pin' || what === 'ask') {
    if (what === 'pin') row.pinned = !row.pinned;
    else row.asks = true;
    const type = what === 'ask' ? 'message.asked' : row.pinned ? 'message.pinned' : 'message.unpinned';
    return { type, payload: { message: messageAt(model, index) } };
  }
  if (what === 'edit') Object.assign(row, { body: text, revision: row.revision + 1 });
  else row.deleted = true;
  const type = what === 'edit' ? 'message.edited' : 'message.deleted';
  return { type, payload: { message: messageAt(model, index) } };
}

function confirmation(row: Stored, index: number, who: number): ThreadEvent | undefined {
  if (!row.asks) return undefined;
  const had = row.confirmed.includes(who);
  row.confirmed = had ? row.confirmed.filter((each) => each !== who) : [...row.confirmed, who];
  const payload = { messageId: `message-${index}`, person: person(who) };
  return { type: had ? 'confirmation.removed' : 'confirmation.added', payload };
}

function reaction(row: Stored, index: number, { what, who, which }: Step): ThreadEvent | undefined {
  const kind = reactionKinds[which % reactionKinds.length] ?? 'agree';
  const known = row.reactions.get(kind) ?? [];
  if (known.includes(who) === (what === 'react')) return undefined;
  row.reactions.set(kind, what === 'react' ? [...known, who] : known.filter((each) => each !== who));
  const payload = { messageId: `message-${index}`, kind, person: person(who) };
  return { type: what === 'react' ? 'reaction.added' : 'reaction.removed', payload };
}

function start(): Model {
  const first = { ...unsaid, author: 0, body: 'Początek', reactions: new Map(), confirmed: [] };
  return { title: 'Wątek', rows: [first] };
}

describe('reduceThread', () => {
  it('from any snapshot, the events after it lead to what a reader would fetch', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(60), (steps, cut) => {
        const model = start();
        for (const each of steps.slice(0, cut)) perform(model, each);
        let state = readAll(model);
        for (const each of steps.slice(cut)) {
          const event = perform(model, each);
          if (event) state = reduceThread(state, event);
        }
        expect(state).toEqual(readAll(model));
      }),
    );
  });

  it('events that the snapshot already contains change nothing in the end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const model = start();
        const events = steps.flatMap((each) => perform(model, each) ?? []);
        const state = events.reduce(reduceThread, readAll(model));
        const shown = state.messages.map(({ reactions: _, ...message }) => message);
        expect(shown).toEqual(readAll(model).messages.map(({ reactions: _, ...message }) => message));
        expect(state.thread).toEqual(readAll(model).thread);
        expect(state.pins.map(({ id }) => id)).toEqual(readAll(model).pins.map(({ id }) => id));
      }),
    );
  });

  it('a window that is not at the newest message does not grow by what is posted', () => {
    const model = start();
    for (let i = 0; i < 10; i += 1) perform(model, { what: 'post', who: 1, which: 1, text: `Tekst ${i}` });
    const whole = readAll(model);
    const window = { ...whole, messages: whole.messages.slice(2, 6) };
    expect(atNewest(window)).toBe(false);
    const event = perform(model, { what: 'post', who: 2, which: 1, text: 'Nowa' }) as ThreadEvent;
    const after = reduceThread(window, event);
    expect([after.messages, after.thread.lastOrdinal]).toEqual([window.messages, 12]);
  });
});

describe('joinPage', () => {
  const model = start();
  for (let i = 0; i < 30; i += 1) perform(model, { what: 'post', who: 1, which: 1, text: `Tekst ${i}` });
  const whole = readAll(model);
  const cut = (from: number, to: number) => whole.messages.slice(from - 1, to);
  const window = { ...whole, messages: cut(11, 20) };

  it.each([
    ['older', 1, 10, 1, 20],
    ['newer', 21, 31, 11, 31],
    ['overlapping', 5, 25, 5, 25],
    ['already there', 12, 15, 11, 20],
    ['out of touch', 23, 31, 11, 20],
  ])('%s', (...[, from, to, first, last]) => {
    expect(joinPage(window, cut(from, to)).messages).toEqual(cut(first, last));
  });

  it('lets go of what is furthest away', () => {
    expect(joinPage(window, cut(1, 10), 15).messages).toEqual(cut(1, 15));
    expect(joinPage(window, cut(21, 31), 15).messages).toEqual(cut(17, 31));
  });
});
