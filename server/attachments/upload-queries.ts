import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';

const columns = [
  'id',
  'ownerId',
  'threadId',
  'groupId',
  'messageId',
  'name',
  'declaredSize',
  'received',
  'type',
  'size',
  'width',
  'height',
  'thumbnail',
  'createdAt',
  'finishedAt',
] as const;

export async function findFile(db: Db | Tx, id: string) {
  return db.selectFrom('attachment').select(columns).where('id', '=', id).executeTakeFirst();
}

export type FileRow = NonNullable<Awaited<ReturnType<typeof findFile>>>;

export type NewUpload = {
  ownerId: string;
  threadId: string | null;
  groupId: string | null;
  clientId: string;
  name: string;
  declaredSize: number;
};

/** The new upload's id, or that of the one which this clientId made before for the same place and size. */
export async function insertUpload(db: Db | Tx, upload: NewUpload): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into attachment (owner_id, thread_id, group_id, client_id, name, declared_size)
    values (${upload.ownerId}, ${upload.threadId}, ${upload.groupId}, ${upload.clientId}, ${upload.name}, ${upload.declaredSize})
    on conflict (owner_id, client_id) do update set touched_at = clock_timestamp()
    where attachment.thread_id is not distinct from excluded.thread_id
      and attachment.group_id is not distinct from excluded.group_id and attachment.declared_size = excluded.declared_size
      and attachment.message_id is null
    returning id`.execute(db);
  return rows[0]?.id;
}

/** Held until the transaction ends: of one person's uploads one begins at a time, or each would count without the others. */
export async function takeTurnToBegin(trx: Tx, ownerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`begin-upload:${ownerId}`}, 0))`.execute(trx);
}

/** What this person has uploaded and not posted, besides the upload that is asked for. */
export async function countPending(
  db: Db | Tx,
  { ownerId, clientId }: Pick<NewUpload, 'ownerId' | 'clientId'>,
): Promise<{ files: number; bytes: number }> {
  const { rows } = await sql<{ files: number; bytes: number }>`
    select count(*)::int as files, coalesce(sum(declared_size), 0)::bigint as bytes
    from attachment where owner_id = ${ownerId} and message_id is null and client_id <> ${clientId}`.execute(db);
  return rows[0] ?? { files: 0, bytes: 0 };
}

export type Part = { start: number; size: number; key: string };

/** Notes a part that lies in the storage. False when the upload does not stand where the part begins: another one was faster. */
export async function addPart(db: Db, id: string, { start, size, key }: Part): Promise<boolean> {
  const { rows } = await sql`
    with grown as (
      update attachment set received = received + ${size}::int, touched_at = clock_timestamp()
      where id = ${id} and received = ${start} and finished_at is null returning id
    )
    insert into attachment_part (attachment_id, start, size, key)
    select id, ${start}, ${size}, ${key} from grown returning 1`.execute(db);
  return rows.length > 0;
}

export async function listParts(db: Db, id: string): Promise<Part[]> {
  return db
    .selectFrom('attachmentPart')
    .select(['start', 'size', 'key'])
    .where('attachmentId', '=', id)
    .orderBy('start')
    .execute();
}

export type Finished = Pick<FileRow, 'name' | 'type' | 'size' | 'width' | 'height' | 'thumbnail'>;

/** Held until the transaction ends by whoever puts the file together or removes it; it hinders nobody who reads or posts it. */
export async function takeTurnWithBytes(trx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bytes-of-file:${id}`}, 0))`.execute(trx);
}

/** The file is whole. Does nothing when another process was faster. */
export async function markFinished(db: Db, id: string, finished: Finished): Promise<void> {
  await db
    .updateTable('attachment')
    .set({ ...finished, finishedAt: sql`clock_timestamp()`, touchedAt: sql`clock_timestamp()` })
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .execute();
}

export async function forgetParts(db: Db, id: string): Promise<void> {
  await db.deleteFrom('attachmentPart').where('attachmentId', '=', id).execute();
}
