import type { TlpLabel } from '../../shared/labels.ts';
import type { FoundKind } from '../../shared/search/schema.ts';
import type { Tx } from '../db/client.ts';
import { deleteEntry, upsertEntry } from './entry-queries.ts';
import { fold } from './polish/fold.ts';
import { loadLanguage } from './polish/language.ts';
import { toVectors } from './vector.ts';

/** A thing as it is found. Who may find it follows from its group, thread, message and meeting, as they stand when somebody asks. */
export type Findable = {
  kind: FoundKind;
  id: string;
  groupId: string | null;
  threadId: string | null;
  /** The message that a file hangs on. */
  messageId?: string | null;
  meetingId?: string | null;
  label: TlpLabel | null;
  title: string;
  body: string;
  authorId: string | null;
  createdAt: Date | string;
  hasFile: boolean;
};

const longestBody = 200_000;

/** Puts a thing into the index, or anew, in the transaction that writes it. */
export async function indexThing(trx: Tx, thing: Findable): Promise<void> {
  const { messageId = null, meetingId = null } = thing;
  const title = thing.title.normalize('NFC');
  const body = thing.body.slice(0, longestBody).normalize('NFC');
  const vectors = toVectors(await loadLanguage(), { title, body });
  const name = thing.kind === 'message' ? null : fold(title);
  const createdAt = new Date(thing.createdAt);
  await upsertEntry(trx, { ...thing, messageId, meetingId, title, body, name, createdAt, ...vectors });
}

/** Takes a thing out of the index, in the transaction that deletes it. */
export async function forgetThing(trx: Tx, { kind, id }: Pick<Findable, 'kind' | 'id'>): Promise<void> {
  await deleteEntry(trx, kind, id);
}
