import { removeDatabase } from '../lib/database.ts';

const key = 'konsylium.drafts.offline';
const unsentKey = 'konsylium.drafts.unsent';
const prefix = 'konsylium-draft:';

/** The name of a person's copy of a draft in this browser. */
export const copyName = (memberId: string, draftId: string): string => `${prefix}${memberId}:${draftId}`;

function read(): string[] {
  const names = recall(key);
  return Array.isArray(names) ? names.map(String) : [];
}

function readUnsent(): Record<string, string> {
  const kept = new Set(read());
  const titles = Object.entries(recall(unsentKey) ?? {}).filter(([name]) => kept.has(name));
  return Object.fromEntries(titles.map(([name, title]) => [name, String(title)]));
}

function recall(place: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null');
  } catch {
    return null;
  }
}

function write(place: string, content: unknown): void {
  try {
    localStorage.setItem(place, JSON.stringify(content));
  } catch {
    // Without storage there is no copy either.
  }
}

export const rememberCopy = (name: string): void => write(key, [...new Set([...read(), name])]);

function forgetCopy(name: string): void {
  markDurable(name);
  write(
    key,
    read().filter((other) => other !== name),
  );
}

/** The copy holds what the server has not acknowledged; the mark outlives the page. */
export function markUnsent(name: string, title: string): void {
  const marks = readUnsent();
  if (marks[name] !== title) write(unsentKey, { ...marks, [name]: title });
}

/** The server has all that the copy holds. */
export function markDurable(name: string): void {
  const { [name]: gone, ...others } = readUnsent();
  if (gone !== undefined) write(unsentKey, others);
}

const isOf = (memberId: string) => (name: string) => name.startsWith(copyName(memberId, ''));

/** The titles of a person's drafts with changes that are nowhere but in this browser. */
export function unsentDrafts(memberId: string): string[] {
  const isMine = isOf(memberId);
  return Object.entries(readUnsent()).flatMap(([name, title]) => (isMine(name) ? [title] : []));
}

/** Removes every draft that this browser keeps for a person: at sign-out. */
export const wipeOfflineDrafts = (memberId: string): Promise<void> => wipe(isOf(memberId));

/** Removes what the server has of everybody else's drafts: when somebody signs in where another did not sign out. */
export async function wipeDraftsOfOthers(memberId: string): Promise<void> {
  const [isMine, unsent] = [isOf(memberId), readUnsent()];
  await wipe((name) => !isMine(name) && unsent[name] === undefined);
}

async function wipe(concerns: (name: string) => boolean): Promise<void> {
  const listed = (await globalThis.indexedDB?.databases?.().catch(() => [])) ?? [];
  const known = listed.map((database) => database.name ?? '').filter((name) => name.startsWith(prefix));
  const gone = [...new Set([...read(), ...known])].filter(concerns);
  await Promise.all(gone.map(removeCopy));
}

/** Removes one copy for good. Another tab that still holds it removes it when it learns of the same sign-out. */
export async function removeCopy(name: string): Promise<void> {
  await removeDatabase(name);
  forgetCopy(name);
}
