import type { Ask, Persona, World } from './world.ts';

/** What a persona gets: `ok` is any success, a number exactly that refusal. */
export type Verdict = 'ok' | 401 | 403 | 404;
export type Rule = Readonly<Record<Persona, Verdict>>;

/** One route or frame of the table: who may, and a request that is right in everything but perhaps the person. */
export type Row = {
  who: Rule;
  ask?: (world: World, persona: Persona) => Ask | Promise<Ask>;
  /** Statuses beside success that only come once access was granted. */
  passes?: readonly number[];
  /** A websocket, with the first frame the client says (none when empty). */
  socket?: () => Uint8Array;
};
/** Rows by `METHOD /path/:param`, as the app lists its routes. */
export type Rows = Record<string, Row>;

const all = (verdict: Verdict): Rule => ({
  outsider: verdict,
  hubCoordinator: verdict,
  observer: verdict,
  member: verdict,
  chair: verdict,
  coordinator: verdict,
  disabled: verdict,
  nobody: verdict,
});
const closed = { disabled: 401, nobody: 401 } as const;
const outside = { outsider: 404, hubCoordinator: 404 } as const;

/** Open to the world. */
export const anybody = all('ok');
/** Open to the world, but proves itself otherwise than by a session: without that proof it is refused with this status. */
export const withProof = (status: Verdict): Rule => all(status);
/** Everybody who is signed in. */
export const signedIn: Rule = { ...all('ok'), ...closed };
/** What belongs to the member alone; the others do not learn that it is there. */
export const membersOwn: Rule = { ...all(404), ...closed, member: 'ok' };
/** Members of the group. */
export const reads: Rule = { ...signedIn, ...outside };
/** Members of the group, except observers. */
export const writes: Rule = { ...reads, observer: 403 };
/** Chair and coordinator of the group. */
export const manages: Rule = { ...writes, member: 403 };
/** Coordinators of the hub. */
export const administers: Rule = { ...all(403), ...closed, hubCoordinator: 'ok' };
