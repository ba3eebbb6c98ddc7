import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Thread } from '../../shared/threads/schema.ts';
import { createTestApp, type TestApp } from '../testing/app.ts';
import {
  beginTestUpload,
  chunkHeaders,
  sendTestFile,
  tusHeaders,
  uploadMetadata,
  uploadTestFile,
} from '../testing/uploads.ts';
import { eraseDeleted } from '../threads/message-queries.ts';
import { removePending } from './upkeep-actions.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'konsylium-finish-'));
let hub: TestApp;
let team: Awaited<ReturnType<TestApp['makeTeam']>>;
let threadId: string;

beforeAll(async () => {
  hub = await createTestApp({ env: { DATA_DIR: folder, MAX_UPLOAD_MB: '40' } });
  team = await hub.makeTeam();
  const body = { clientId: randomUUID(), title: 'Pliki', label: 'TLP:AMBER', body: 'Początek' };
  threadId = ((await hub.call(team.chair, 'POST', `/api/groups/${team.groupId}/threads`, body)).json() as Thread).id;
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const sender = () => ({ app: hub.app, headers: team.member.headers, threadId });
const pdf = (size: number) => Buffer.from(`%PDF-1.7\n${'x'.repeat(size)}\n%%EOF`);

test('an upload finished again while it is being put together stays whole', async () => {
  const bytes = pdf(30_000_000);
  const id = await sendTestFile(sender(), { name: 'a.pdf', bytes });
  const ends = Array.from({ length: 8 }, async (_, place) => {
    await sleep(place * 15);
    return hub.call(team.member, 'POST', `/api/uploads/${id}/finish`);
  });
  for (const end of await Promise.all(ends)) expect(end.json()).toMatchObject({ id, size: bytes.length });
  const answer = await hub.call(team.member, 'GET', `/api/attachments/${id}/content`);
  expect(answer.rawPayload.equals(bytes)).toBe(true);
});

test('an upload taken back while it is being put together is gone, and nothing of it is left', async () => {
  for (let wait = 0; wait < 40; wait += 8) {
    const id = await sendTestFile(sender(), { name: 'a.pdf', bytes: pdf(9_000_000) });
    const finishing = hub.call(team.member, 'POST', `/api/uploads/${id}/finish`);
    await sleep(wait);
    const removed = await hub.call(team.member, 'DELETE', `/api/uploads/${id}`);
    expect([(await finishing).statusCode, removed.statusCode]).toEqual([expect.toSatisfy(isDoneOrGone), 204]);
    expect((await hub.call(team.member, 'GET', `/api/attachments/${id}/content`)).statusCode).toBe(404);
  }
});
const isDoneOrGone = (status: number) => status === 200 || status === 404;

const begin = (headers: Record<string, string>) =>
  hub.app.inject({
    method: 'POST',
    url: `/api/threads/${threadId}/uploads`,
    headers: { ...team.chair.headers, ...tusHeaders, 'upload-metadata': uploadMetadata('a.txt'), ...headers },
  });

test.each<Record<string, string>>([
  { 'upload-defer-length': '1' },
  { 'upload-concat': 'partial', 'upload-length': '5' },
])('what the protocol may have and we have not is refused: %o', async (headers) => {
  expect((await begin(headers)).statusCode).toBe(400);
});

test('the upload that is written to is the one that was asked about', async () => {
  const mine = await beginTestUpload(sender(), { name: 'a.pdf', bytes: pdf(10) });
  const theirs = await beginTestUpload({ ...sender(), headers: team.chair.headers }, { name: 'b.pdf', bytes: pdf(10) });
  const headers = { ...team.member.headers, ...chunkHeaders(0) };
  for (const sign of ['?', '?x=', '#'])
    await hub.app.inject({ method: 'PATCH', url: `/api/uploads/${mine}${sign}/${theirs}`, headers, payload: pdf(1) });
  const { received } = await hub.db
    .selectFrom('attachment')
    .select('received')
    .where('id', '=', theirs)
    .executeTakeFirstOrThrow();
  expect(received).toBe(0);
});

test('a file that is posted at the moment at which it is swept stays', async () => {
  const id = await uploadTestFile(sender(), { name: 'a.txt', bytes: Buffer.from('tekst') });
  const message = { clientId: randomUUID(), body: 'Z plikiem' };
  const posted = (await hub.call(team.member, 'POST', `/api/threads/${threadId}/messages`, message)).json();
  let removing: Promise<void> | undefined;
  await hub.db.transaction().execute(async (trx) => {
    await sql`update attachment set message_id = ${posted.id} where id = ${id}`.execute(trx);
    removing = removePending(hub.app.services, id);
    await sleep(300);
  });
  await removing;
  expect((await hub.call(team.chair, 'GET', `/api/attachments/${id}/content`)).body).toBe('tekst');
});

test('of a deleted message with a file nothing stays that once stood in it', async () => {
  const id = await uploadTestFile(sender(), { name: 'a.txt', bytes: Buffer.from('tekst') });
  const message = { clientId: randomUUID(), body: 'Do usunięcia', attachmentIds: [id] };
  const posted = (await hub.call(team.member, 'POST', `/api/threads/${threadId}/messages`, message)).json();
  const url = `/api/messages/${posted.id}`;
  const edited = await hub.call(team.member, 'PATCH', url, { body: '', revision: posted.revision });
  expect(edited.statusCode, edited.body).toBe(200);
  await hub.call(team.member, 'DELETE', url);
  await eraseDeleted(hub.db, new Date(Date.now() + 60_000));
  const kept = hub.db.selectFrom('messageRevision').select('body').where('messageId', '=', posted.id);
  expect(await kept.execute()).toEqual([]);
});

test('of many that begin at once no more wait than may', async () => {
  const begun = await Promise.all(Array.from({ length: 60 }, () => begin({ 'upload-length': '5' })));
  expect(new Set(begun.map(({ statusCode }) => statusCode))).toEqual(new Set([201, 413]));
  const waiting = await hub.db.selectFrom('attachment').select('id').where('ownerId', '=', team.chair.id).execute();
  expect(waiting).toHaveLength(40);
});
