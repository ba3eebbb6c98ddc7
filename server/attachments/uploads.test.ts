import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attachment } from '../../shared/attachments/schema.ts';
import type { Message, Thread } from '../../shared/threads/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { startTestBucket } from '../testing/bucket.ts';
import {
  beginTestUpload,
  chunkHeaders,
  sendTestFile,
  tusHeaders,
  uploadMetadata,
  uploadTestFile,
} from '../testing/uploads.ts';
import { sweepFiles } from './upkeep-actions.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'konsylium-uploads-'));
let bucket: Awaited<ReturnType<typeof startTestBucket>>;
beforeAll(async () => {
  bucket = await startTestBucket();
});
afterAll(async () => {
  await bucket.stop();
  rmSync(folder, { recursive: true, force: true });
});

const pdf = (filler = '') => Buffer.from(`%PDF-1.7\n${filler}\n%%EOF`);

describe.for(['a folder', 'a bucket'])('files in %s', (kind) => {
  let hub: TestApp;
  let team: Awaited<ReturnType<TestApp['makeTeam']>>;
  let threadId: string;

  beforeAll(async () => {
    const env = { DATA_DIR: folder, MAX_UPLOAD_MB: '12', ...(kind === 'a bucket' ? bucket.env : {}) };
    hub = await createTestApp({ env });
    team = await hub.makeTeam();
    const body = { clientId: randomUUID(), title: 'Pliki', label: 'TLP:AMBER', body: 'Początek' };
    threadId = ((await hub.call(team.chair, 'POST', `/api/groups/${team.groupId}/threads`, body)).json() as Thread).id;
  });
  afterAll(() => hub.close());

  const by = (person: Person) => ({ app: hub.app, headers: person.headers, threadId });
  const post = (person: Person, attachmentIds: string[], body = '') =>
    hub.call(person, 'POST', `/api/threads/${threadId}/messages`, { clientId: randomUUID(), body, attachmentIds });
  const get = (person: Person, id: string, headers: Record<string, string> = {}) =>
    hub.app.inject({ url: `/api/attachments/${id}/content`, headers: { ...person.headers, ...headers } });
  const head = (person: Person, id: string) =>
    hub.app.inject({ method: 'HEAD', url: `/api/uploads/${id}`, headers: { ...person.headers, ...tusHeaders } });
  const patch = (person: Person, id: string, offset: number, payload: Buffer) =>
    hub.app.inject({
      method: 'PATCH',
      url: `/api/uploads/${id}`,
      headers: { ...person.headers, ...chunkHeaders(offset) },
      payload,
    });
  const finish = (person: Person, id: string) => hub.call(person, 'POST', `/api/uploads/${id}/finish`);

  it('come in pieces, are posted with a message and read by the group alone', async () => {
    const bytes = pdf('x'.repeat(9_000_000));
    const id = await beginTestUpload(by(team.member), { name: 'Zażółć gęślą.PDF', bytes });
    expect((await patch(team.member, id, 0, bytes.subarray(0, 5_000_000))).headers['upload-offset']).toBe('5000000');
    expect((await finish(team.member, id)).json().error.code).toBe('upload_unfinished');
    expect((await patch(team.member, id, 4_000_000, bytes.subarray(4_000_000))).statusCode).toBe(409);
    const state = await head(team.member, id);
    expect(state.headers).toMatchObject({ 'upload-offset': '5000000', 'upload-length': String(bytes.length) });
    expect((await patch(team.member, id, 5_000_000, bytes.subarray(5_000_000))).statusCode).toBe(204);

    const file: Attachment = (await finish(team.member, id)).json();
    expect(file).toMatchObject({ id, name: 'Zażółć gęślą.PDF', type: 'application/pdf', size: bytes.length });
    expect((await finish(team.member, id)).json()).toEqual(file);
    expect((await get(team.chair, id)).statusCode).toBe(404);
    const posted: Message = (await post(team.member, [id])).json();
    expect(posted.attachments).toEqual([file]);

    const answer = await get(team.observer, id);
    expect(answer.rawPayload.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="Zazolc gesla.PDF"; filename*=UTF-8''Za%C5%BC%C3%B3%C5%82%C4%87%20g%C4%99%C5%9Bl%C4%85.PDF`,
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect((await get(team.outsider, id)).statusCode).toBe(404);
    const part = await get(team.chair, id, { range: 'bytes=4999990-5000009' });
    expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 4999990-5000009/${bytes.length}`]);
    expect(part.rawPayload.equals(bytes.subarray(4_999_990, 5_000_010))).toBe(true);
    expect((await get(team.chair, id, { range: 'bytes=99999999-' })).statusCode).toBe(416);
    expect((await get(team.chair, id, { 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(304);
    if (kind === 'a folder') expect(readdirSync(path.join(folder, 'files', 'uploads'))).toEqual([]);
  });

  it('of another person can be neither continued, finished, taken back nor posted', async () => {
    const id = await sendTestFile(by(team.member), { name: 'a.pdf', bytes: pdf() });
    for (const person of [team.chair, team.outsider]) {
      expect((await head(person, id)).statusCode).toBe(404);
      expect((await patch(person, id, 0, pdf())).statusCode).toBe(404);
      expect((await finish(person, id)).statusCode).toBe(404);
      expect((await hub.call(person, 'DELETE', `/api/uploads/${id}`)).statusCode).toBe(404);
    }
    expect((await post(team.member, [id])).json().error.code).toBe('attachment_gone');
    await finish(team.member, id);
    expect((await post(team.chair, [id])).json().error.code).toBe('attachment_gone');
    expect((await hub.call(team.member, 'DELETE', `/api/uploads/${id}`)).statusCode).toBe(204);
    expect((await post(team.member, [id])).json().error.code).toBe('attachment_gone');
  });

  it('are made once for a clientId, and a message that is sent again has them once', async () => {
    const clientId = randomUUID();
    const headers = { ...team.member.headers, ...tusHeaders, 'upload-length': '5' };
    const begin = (length = '5') =>
      hub.app.inject({
        method: 'POST',
        url: `/api/threads/${threadId}/uploads`,
        headers: { ...headers, 'upload-length': length, 'upload-metadata': uploadMetadata('a.txt', clientId) },
      });
    const first = await begin();
    expect((await begin()).headers.location).toBe(first.headers.location);
    expect((await begin('6')).statusCode).toBe(409);
    const id = String(first.headers.location).split('/').at(-1) ?? '';
    await patch(team.member, id, 0, Buffer.from('tekst'));
    await finish(team.member, id);
    const message = { clientId: randomUUID(), body: 'Z plikiem', attachmentIds: [id] };
    const url = `/api/threads/${threadId}/messages`;
    const [one, two] = [
      await hub.call(team.member, 'POST', url, message),
      await hub.call(team.member, 'POST', url, message),
    ];
    expect([one?.statusCode, two?.statusCode]).toEqual([201, 200]);
    expect(two?.json().attachments).toEqual(one?.json().attachments);
    expect(one?.json().attachments).toMatchObject([{ name: 'a.txt', type: 'text/plain', size: 5 }]);
  });

  it('go on in another process where the first one stopped, and two that write the same place do it once', async () => {
    const env = { DATA_DIR: folder, MAX_UPLOAD_MB: '12', ...(kind === 'a bucket' ? bucket.env : {}) };
    const second = await createTestApp({ env, databaseUrl: hub.databaseUrl });
    const bytes = pdf('y'.repeat(100_000));
    const id = await beginTestUpload(by(team.member), { name: 'dwa.pdf', bytes });
    await patch(team.member, id, 0, bytes.subarray(0, 40_000));
    const headers = { ...team.member.headers, ...chunkHeaders(40_000) };
    const rest = { method: 'PATCH', url: `/api/uploads/${id}`, headers, payload: bytes.subarray(40_000) } as const;
    const both = await Promise.all([hub.app.inject(rest), second.app.inject(rest)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
    const ends = [hub, second].map(({ app }) =>
      app.inject({ method: 'POST', url: `/api/uploads/${id}/finish`, headers: team.member.headers }),
    );
    for (const end of await Promise.all(ends)) expect(end.json()).toMatchObject({ id, size: bytes.length });
    const message: Message = (await post(team.member, [id])).json();
    expect((await get(team.chair, id)).rawPayload.equals(bytes)).toBe(true);
    const told = await hub.db
      .selectFrom('topicEvent')
      .select('payload')
      .where('topic', '=', `thread:${threadId}`)
      .execute();
    expect(told.at(-1)?.payload).toEqual({ message });
    const page = (await hub.call(team.chair, 'GET', `/api/threads/${threadId}/messages?after=1`)).json();
    expect(page.items.at(-1)).toEqual(message);
    await second.close();
  });

  it('wait in the group for a thread that is opened with them, for nobody else and nowhere else', async () => {
    const { groupId } = team;
    const send = (person: Person) =>
      uploadTestFile(
        { app: hub.app, headers: person.headers, groupId },
        { name: 'a.txt', bytes: Buffer.from('tekst') },
      );
    const [id, foreign] = [await send(team.member), await send(team.chair)];
    await expect(send(team.observer)).rejects.toThrow('403');
    await expect(send(team.outsider)).rejects.toThrow('404');
    const open = (ids: string[], clientId = randomUUID()) =>
      hub.call(team.member, 'POST', `/api/groups/${groupId}/threads`, {
        ...{ clientId, title: 'Z plikiem', label: 'TLP:AMBER', body: '', attachmentIds: ids },
      });
    expect((await post(team.member, [id])).json().error.code).toBe('attachment_gone');
    expect((await open([foreign])).json().error.code).toBe('attachment_gone');
    expect((await open([])).statusCode).toBe(400);
    const clientId = randomUUID();
    const [first, again] = [await open([id], clientId), await open([id], clientId)];
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    const page = (await hub.call(team.chair, 'GET', `/api/threads/${first.json().id}`)).json();
    expect(page.messages[0]).toMatchObject({ body: '', attachments: [{ id, name: 'a.txt' }] });
    expect((await get(team.chair, id)).statusCode).toBe(200);
    expect((await open([id])).json().error.code).toBe('attachment_gone');
    expect((await hub.call(team.chair, 'DELETE', `/api/uploads/${foreign}`)).statusCode).toBe(204);
  });

  it('are limited in size, in number and in what one person may have waiting', async () => {
    const begin = (size: number) =>
      hub.app.inject({
        method: 'POST',
        url: `/api/threads/${threadId}/uploads`,
        headers: {
          ...{ ...team.chair.headers, ...tusHeaders, 'upload-length': String(size) },
          'upload-metadata': uploadMetadata('duży.bin'),
        },
      });
    expect((await begin(12_000_001)).json().error.code).toBe('file_too_large');
    expect((await begin(0)).json().error.code).toBe('file_empty');
    for (let count = 0; count < 5; count++) expect((await begin(12_000_000)).statusCode).toBe(201);
    expect((await begin(1)).json().error.code).toBe('upload_quota');
    const ids = Array.from({ length: 11 }, () => randomUUID());
    expect((await post(team.member, ids)).statusCode).toBe(400);
    expect((await post(team.member, [], '')).statusCode).toBe(400);
  });

  it('of a TLP:RED message are for the readers it names', async () => {
    const id = await uploadTestFile(by(team.member), { name: 'a.txt', bytes: Buffer.from('dla wskazanych') });
    const strict = {
      label: 'TLP:RED',
      readers: [team.chair.id],
      attachmentIds: [id],
      body: '',
      clientId: randomUUID(),
    };
    const posted = await hub.call(team.member, 'POST', `/api/threads/${threadId}/messages`, strict);
    expect(posted.json().attachments).toHaveLength(1);
    expect((await get(team.chair, id)).statusCode).toBe(200);
    expect((await get(team.observer, id)).statusCode).toBe(404);
  });

  it('of a wrong kind are refused by their content', async () => {
    const id = await sendTestFile(by(team.member), {
      name: 'plan.pdf',
      bytes: Buffer.from('<svg onload="alert(1)"/>'),
    });
    expect((await finish(team.member, id)).json().error.code).toBe('file_type');
    expect((await get(team.member, id)).statusCode).toBe(404);
  });

  it('that are pictures lose where they were taken, and get a small one', async () => {
    const taken = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#0b6b6b' } })
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Make: 'Aparat' }, IFD3: { GPSLatitude: '52/1 13/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect(taken.includes('Aparat')).toBe(true);
    const id = await uploadTestFile(by(team.member), { name: 'zdjęcie', bytes: taken });
    const posted: Message = (await post(team.member, [id])).json();
    expect(posted.attachments).toMatchObject([{ name: 'zdjęcie.jpg', type: 'image/jpeg', thumbnail: true }]);
    const original = await get(team.chair, id);
    expect(original.rawPayload.includes('Aparat')).toBe(false);
    const { width, height, exif, orientation } = await sharp(original.rawPayload).metadata();
    expect([width, height, orientation]).toEqual([1200, 800, 6]);
    expect(posted.attachments[0]).toMatchObject({ width: 800, height: 1200 });
    expect(exif?.length ?? 0).toBeLessThan(60);
    const small = await hub.app.inject({ url: `/api/attachments/${id}/thumbnail`, headers: team.chair.headers });
    expect(await sharp(small.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 427, height: 640 });
  });

  it('vanish with their message at once, come back with it, and are swept after the time for undoing', async () => {
    const id = await uploadTestFile(by(team.member), { name: 'notatka.txt', bytes: Buffer.from('Notatka') });
    const message: Message = (await post(team.member, [id], 'Z notatką')).json();
    const gone: Message = (await hub.call(team.member, 'DELETE', `/api/messages/${message.id}`)).json();
    expect(gone.attachments).toEqual([]);
    expect((await get(team.member, id)).statusCode).toBe(404);
    const back: Message = (await hub.call(team.member, 'POST', `/api/messages/${message.id}/restore`)).json();
    expect(back.attachments).toEqual(message.attachments);
    expect((await get(team.chair, id)).body).toBe('Notatka');
    await hub.call(team.member, 'DELETE', `/api/messages/${message.id}`);
    await sweepFiles(hub.app.services, Date.now() + 120_000);
    expect(await hub.db.selectFrom('attachment').select('id').where('id', '=', id).execute()).toEqual([]);
    await expect(hub.app.services.storage.read(`files/${id}/content`)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('that nobody posts are swept, those in a message stay', async () => {
    const kept = await uploadTestFile(by(team.member), { name: 'a.txt', bytes: Buffer.from('zostaje') });
    await post(team.member, [kept]);
    const half = await beginTestUpload(by(team.member), { name: 'b.txt', bytes: Buffer.from('niecały') });
    await patch(team.member, half, 0, Buffer.from('nie'));
    const whole = await uploadTestFile(by(team.member), { name: 'c.txt', bytes: Buffer.from('cały') });
    await sweepFiles(hub.app.services, Date.now() + 71 * 3_600_000);
    expect((await head(team.member, half)).headers['upload-offset']).toBe('3');
    await sweepFiles(hub.app.services, Date.now() + 73 * 3_600_000);
    expect((await head(team.member, half)).statusCode).toBe(404);
    expect((await get(team.member, whole)).statusCode).toBe(404);
    expect((await get(team.member, kept)).body).toBe('zostaje');
  });
});
