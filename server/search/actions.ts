import type { RawBuilder } from 'kysely';
import type { TlpLabel } from '../../shared/labels.ts';
import type { FoundKind } from '../../shared/search/schema.ts';
import type { Db, Tx } from '../db/client.ts';
import { addJob, type Job } from '../jobs/jobs.ts';
import { deleteEntries, deleteFileEntries, type Entry, findText, putKeys, upsertEntries } from './entry-queries.ts';
import { placeKeys } from './places.ts';
import { plainText } from './plain-text.ts';
import { fold } from './polish/fold.ts';
import { type Language, loadLanguage } from './polish/language.ts';
import { toVectorsInTurns } from './vector.ts';

/** A thing as it is found. Who may find it follows from its group, thread, message and meeting, as they stand when somebody asks. */
export type Findable = {
  kind: FoundKind;
  id: string;
  groupId: string | null;
  threadId: string | null;
  /** The message that a file hangs on. */
  messageId?: string | null;
  meetingId?: string | null;
  /** Null: as its thread's. */
  label: TlpLabel | null;
  title: string;
  /** Markdown or plain text. */
  body: string;
  authorId: string | null;
  createdAt: Date | string;
  hasFile: boolean;
};

/** Where a rebuild of the index reads the things of one kind, in order of their id. */
export type Source = {
  name: string;
  count(db: Db): Promise<number>;
  /** What comes after `after`, locked against changes until the transaction ends; `last` is the last id looked at. */
  read(trx: Tx, after: string, limit: number): Promise<{ things: Findable[]; last: string | null }>;
};

/** Of a longer text the rest is not found. */
const longestBody = 200_000;
/** So many words are found at once; of a longer text the rest within seconds, so that nobody waits for it who writes. */
const wordsAtOnce = 200;

/** Puts a thing into the index, or anew, in the transaction that writes it. */
export async function indexThing(trx: Tx, thing: Findable): Promise<void> {
  await indexThings(trx, [thing]);
}

export async function indexThings(trx: Tx, things: readonly Findable[]): Promise<void> {
  await (await indexing(trx, things))?.execute(trx);
}

/** The statement that puts things into the index, for who sends it along with another one of the same transaction. */
export async function indexing(trx: Tx, things: readonly Findable[]): Promise<RawBuilder<unknown> | undefined> {
  const entries = await toEntries(things, wordsAtOnce);
  for (const { kind, id, hasMore } of entries) if (hasMore) await addJob(trx, finishIndexJob.name, { kind, id });
  return entries.length > 0 ? upsertEntries(entries) : undefined;
}

/** As `indexThings`, each to its end. For who has time. */
export async function indexWhole(trx: Db | Tx, things: readonly Findable[]): Promise<void> {
  const entries = await toEntries(things);
  if (entries.length > 0) await upsertEntries(entries).execute(trx);
}

type Made = Entry & { hasMore: boolean };

async function toEntries(things: readonly Findable[], most?: number): Promise<Made[]> {
  const language = await loadLanguage();
  const entries: Made[] = [];
  for (const thing of things) entries.push(await toEntry(language, thing, most));
  return entries;
}

/** Puts the whole of a text into the index of which the first words are there; what has changed since has a job of its own. */
export const finishIndexJob: Job = {
  name: 'finish-index',
  async run({ db }, payload) {
    const key = payload as Pick<Entry, 'kind' | 'id'>;
    const text = await findText(db, key);
    if (text) await putKeys(db, { ...key, ...text, ...(await toVectorsInTurns(await loadLanguage(), text)) });
  },
};

/** Takes a thing out of the index, in the transaction that deletes it. */
export async function forgetThing(trx: Db | Tx, { kind, id }: Pick<Findable, 'kind' | 'id'>): Promise<void> {
  await deleteEntries(trx, kind, [id]);
}

/** Takes messages out of the index, and their files. */
export async function forgetMessages(trx: Tx, ids: readonly string[]): Promise<void> {
  await deleteEntries(trx, 'message', ids);
  await deleteFileEntries(trx, ids);
}

async function toEntry(language: Language, thing: Findable, most?: number): Promise<Made> {
  const { messageId = null, meetingId = null } = thing;
  const title = thing.title.normalize('NFC');
  const body = plainText(thing.body.slice(0, longestBody)).normalize('NFC');
  const name = thing.kind === 'message' ? null : fold(title);
  const createdAt = new Date(thing.createdAt);
  const places = placeKeys({ ...thing, createdAt });
  const vectors = await toVectorsInTurns(language, { title, body, places }, most);
  return { ...thing, messageId, meetingId, title, body, name, createdAt, ...vectors };
}
