import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { draftCloseCodes, draftFrameLimit, encodeClientMessage } from '../../shared/drafts/sync.ts';
import { closeCodes } from '../../shared/protocol.ts';
import { removeMember } from '../groups/actions.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { load } from './replica.ts';
import { addParagraph, openEditor, plainText, updateOf } from './test-editor.ts';
import { readState } from './update-queries.ts';

let hub: TestApp;
let origin: string;
let chair: Person;
let member: Person;
let observer: Person;
let outsider: Person;
let groupId: string;

beforeAll(async () => {
  hub = await createTestApp();
  origin = await hub.listen();
  [chair, member, observer, outsider] = [
    await hub.makeMember(),
    await hub.makeMember(),
    await hub.makeMember(),
    await hub.makeMember(),
  ];
  groupId = await hub.makeGroup({ chair, member, observer });
});
afterAll(() => hub.close());

async function makeDraft(): Promise<string> {
  const body = {
    clientId: randomUUID(),
    title: 'Rekomendacje',
    kind: 'recommendation',
    level: 'local',
    label: 'TLP:GREEN',
  };
  const url = `/api/groups/${groupId}/drafts`;
  const answer = await hub.app.inject({ method: 'POST', url, headers: chair.headers, body });
  expect(answer.statusCode).toBe(201);
  return answer.json().id;
}

const open = (person: Person, draftId: string, more: { doc?: Y.Doc; schemaVersion?: number; origin?: string } = {}) =>
  openEditor({ origin, headers: { cookie: person.headers.cookie }, draftId, ...more });

const stored = async (draftId: string) => plainText(load((await readState(hub.db, draftId))?.updates ?? []));
const loggedCount = async (draftId: string) =>
  (await hub.db.selectFrom('draftUpdate').select('seq').where('draftId', '=', draftId).execute()).length;

async function eventually(check: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await check()) return;
    await sleep(25);
  }
  throw new Error('it did not happen');
}

describe('writing together', () => {
  test('S1–S3: what one writes is durable when acknowledged, and reaches the other', async () => {
    const draftId = await makeDraft();
    const [one, two] = await Promise.all([open(chair, draftId), open(member, draftId)]);
    expect(one.first).toMatchObject({ kind: 'sync', mode: 'write', seq: 0 });
    const seq = await one.write((text) => addParagraph(text, 'Gmina nie musi czekać.'));
    expect(seq).toBe(1);
    expect(await stored(draftId)).toContain('Gmina nie musi czekać.');
    await eventually(() => two.text() === one.text());
    await Promise.all([one.close(), two.close()]);
    const late = await open(member, draftId);
    expect(late.text()).toContain('Gmina nie musi czekać.');
    await late.close();
  });

  test('many writers at once converge, every seq is given once and without a gap', async () => {
    const draftId = await makeDraft();
    const editors = await Promise.all(
      Array.from({ length: 12 }, (_, place) => open(place % 2 ? chair : member, draftId)),
    );
    const work = editors.map(async (editor, place) => {
      const seqs: unknown[] = [];
      for (let turn = 0; turn < 15; turn++)
        seqs.push(await editor.write((text) => addParagraph(text, `Osoba ${place}, zdanie ${turn}.`)));
      return seqs;
    });
    const seqs = (await Promise.all(work)).flat().map(Number);
    expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 180 }, (_, index) => index + 1));
    await eventually(() => editors.every((editor) => editor.text() === editors[0]?.text()));
    expect(await stored(draftId)).toBe(editors[0]?.text());
    await Promise.all(editors.map((editor) => editor.close()));
  });

  test('S2: the same message twice is one edit with one seq', async () => {
    const draftId = await makeDraft();
    const editor = await open(chair, draftId);
    const update = updateOf(editor.doc, (text) => addParagraph(text, 'Raz.'));
    const messageId = randomUUID();
    const both = await Promise.all([
      editor.sendUpdate(update, messageId),
      sleep(1).then(() => editor.sendUpdate(update, messageId)),
    ]);
    expect(await editor.sendUpdate(update, messageId)).toBe(1);
    expect(both).toContain(1);
    expect(await loggedCount(draftId)).toBe(1);
    await editor.close();
  });

  test('days offline: what was written on both sides is merged', async () => {
    const draftId = await makeDraft();
    const early = await open(chair, draftId);
    await early.write((text) => addParagraph(text, 'Początek.'));
    await early.close();
    const offline = updateOf(early.doc, (text) => addParagraph(text, 'Pisane w pociągu.'));
    const other = await open(member, draftId);
    await other.write((text) => addParagraph(text, 'Pisane w biurze.'));
    const back = await open(chair, draftId, { doc: early.doc });
    expect(back.text()).toContain('Pisane w biurze.');
    expect(await back.sendUpdate(offline)).toBe(3);
    await eventually(() => other.text().includes('Pisane w pociągu.'));
    await Promise.all([back.close(), other.close()]);
  });
});

describe('refusals', () => {
  test('S4: outsiders get nothing and lose the line; observers read, but may not write', async () => {
    const draftId = await makeDraft();
    expect((await open(outsider, draftId)).first).toBe(draftCloseCodes.noAccess);
    const reader = await open(observer, draftId);
    expect(reader.first).toMatchObject({ mode: 'read' });
    expect(await reader.write((text) => addParagraph(text, 'Nie wolno.'))).toBe('forbidden');
    expect(await loggedCount(draftId)).toBe(0);
    await reader.close();
  });

  test('S4: a removed person is refused at the next message, loses the line, and cannot come back', async () => {
    const draftId = await makeDraft();
    const leaving = await hub.makeMember();
    await hub.db.insertInto('groupMember').values({ groupId, memberId: leaving.id, role: 'member' }).execute();
    const editor = await open(leaving, draftId);
    expect(await editor.write((text) => addParagraph(text, 'Jeszcze wolno.'))).toBe(1);
    const actor = {
      id: chair.id,
      displayName: '',
      locale: 'pl',
      timeZone: 'Europe/Warsaw',
      hubRole: 'member',
      via: { kind: 'session', id: '' },
      scope: 'write',
    } as const;
    await removeMember({ db: hub.db, actor, services: hub.app.services }, groupId, leaving.id);
    const outcomes: unknown[] = [];
    for (let tries = 0; tries < 20 && !outcomes.includes('closed'); tries++) {
      if (editor.socket.readyState !== editor.socket.OPEN) break;
      outcomes.push(await editor.write((text) => addParagraph(text, 'Już nie.')));
      await sleep(50);
    }
    expect(await editor.closed).toBe(draftCloseCodes.noAccess);
    expect((await open(leaving, draftId)).first).toBe(draftCloseCodes.noAccess);
  });

  test('S5: an editor with an older schema reads, and may not write', async () => {
    const draftId = await makeDraft();
    const old = await open(chair, draftId, { schemaVersion: 0 });
    expect(old.first).toMatchObject({ mode: 'old_schema' });
    expect(await old.write((text) => addParagraph(text, 'Stare.'))).toBe('old_schema');
    expect(await loggedCount(draftId)).toBe(0);
    await old.close();
  });

  test('malformed updates are refused before they are logged, and leave the draft as it was', async () => {
    const draftId = await makeDraft();
    const editor = await open(chair, draftId);
    await editor.write((text) => addParagraph(text, 'Zostaje.'));
    const strange = new Y.Doc();
    Y.applyUpdate(strange, Y.encodeStateAsUpdate(editor.doc));
    const bad = [
      new Uint8Array([1, 2, 3, 4, 255, 255, 255]),
      updateOf(strange, (text) => text.insert(0, [new Y.XmlElement('script')])),
    ];
    for (const update of bad) expect(await editor.sendUpdate(update)).toBe('malformed');
    expect(await loggedCount(draftId)).toBe(1);
    expect(await editor.sendUpdate(bad[0] ?? new Uint8Array())).toBe('malformed');
    expect(await editor.closed).toBe(closeCodes.badFrame);
    const again = await open(chair, draftId);
    expect(again.text()).toContain('Zostaje.');
    expect(again.text()).not.toContain('script');
    await again.close();
  });

  test('an update whose beginning is missing is refused as incomplete', async () => {
    const draftId = await makeDraft();
    const editor = await open(chair, draftId);
    updateOf(editor.doc, (text) => addParagraph(text, 'Nigdy nie wysłane.'));
    const second = updateOf(editor.doc, (text) => addParagraph(text, 'Wisi w powietrzu.'));
    expect(await editor.sendUpdate(second)).toBe('incomplete');
    expect(await editor.sendUpdate(Y.encodeStateAsUpdate(editor.doc))).toBe(1);
    await editor.close();
  });

  test('bad frames and oversize ones close the line', async () => {
    const draftId = await makeDraft();
    for (const [frame, code] of [
      [new Uint8Array([9, 9]), closeCodes.badFrame],
      [new Uint8Array([1, 200]), closeCodes.badFrame],
      [encodeClientMessage({ kind: 'awareness', state: '{not json' }), closeCodes.badFrame],
      [new Uint8Array(draftFrameLimit + 1), closeCodes.tooLarge],
    ] as const) {
      const editor = await open(chair, draftId);
      editor.socket.send(frame);
      expect(await editor.closed).toBe(code);
    }
  });

  test('a page of another origin and a person without a session get no socket', async () => {
    const draftId = await makeDraft();
    const status = async (headers: Record<string, string>) => {
      const answer = await fetch(`${origin}/api/drafts/${draftId}/sync`, {
        headers: { connection: 'upgrade', ...headers },
      });
      return answer.status;
    };
    expect(await status({ cookie: chair.headers.cookie, origin: 'https://evil.example' })).toBeGreaterThanOrEqual(400);
    await expect(openEditor({ origin, headers: { cookie: '' }, draftId })).rejects.toThrow();
    await expect(
      openEditor({ origin: origin.replace('127.0.0.1', '127.0.0.1.nip.example'), headers: chair.headers, draftId }),
    ).rejects.toThrow();
  });

  test('a deleted draft closes for everybody, and a restored one opens again', async () => {
    const draftId = await makeDraft();
    const editor = await open(member, draftId);
    await editor.write((text) => addParagraph(text, 'Nie zginie.'));
    await hub.app.inject({ method: 'DELETE', url: `/api/drafts/${draftId}`, headers: chair.headers });
    expect(await editor.closed).toBe(draftCloseCodes.noAccess);
    const restored = await hub.app.inject({
      method: 'POST',
      url: `/api/drafts/${draftId}/restore`,
      headers: chair.headers,
    });
    expect(restored.statusCode).toBe(200);
    const again = await open(member, draftId);
    expect(again.text()).toContain('Nie zginie.');
    await again.close();
  });
});

describe('several nodes, and a database that fails', () => {
  test('two processes on one database are one document; a lost notification heals', async () => {
    const draftId = await makeDraft();
    const second = await createTestApp({ databaseUrl: hub.databaseUrl });
    const secondOrigin = await second.listen();
    const [here, there] = await Promise.all([open(chair, draftId), open(member, draftId, { origin: secondOrigin })]);
    const seqs = await Promise.all([
      here.write((text) => addParagraph(text, 'Stąd.')),
      there.write((text) => addParagraph(text, 'Stamtąd.')),
    ]);
    expect(seqs.toSorted()).toEqual([1, 2]);
    await eventually(() => here.text() === there.text() && here.text().includes('Stamtąd.'));

    const unheard = updateOf(there.doc, (text) => addParagraph(text, 'Bez zawiadomienia.'));
    await hub.db.transaction().execute(async (trx) => {
      const values = {
        draftId,
        seq: 3,
        messageId: randomUUID(),
        actor: chair.id,
        schemaVersion: 1,
        data: Buffer.from(unheard),
      };
      await trx.insertInto('draftUpdate').values(values).execute();
      await trx.updateTable('draft').set({ headSeq: 3 }).where('id', '=', draftId).execute();
    });
    await eventually(() => here.text().includes('Bez zawiadomienia.'));
    expect(await here.write((text) => addParagraph(text, 'Dalej.'))).toBe(4);
    await eventually(() => here.text() === there.text());
    await Promise.all([here.close(), there.close()]);
    await second.close();
  });

  test('S2: when storing fails the client is told, the others see nothing, and a retry under the same id succeeds', async () => {
    const draftId = await makeDraft();
    const [writer, reader] = await Promise.all([open(chair, draftId), open(member, draftId)]);
    await writer.write((text) => addParagraph(text, 'Przed.'));
    await sql`alter function append_draft_updates rename to append_draft_updates_away`.execute(hub.db);
    const update = updateOf(writer.doc, (text) => addParagraph(text, 'W trakcie awarii.'));
    const messageId = randomUUID();
    expect(await writer.sendUpdate(update, messageId)).toBe('unavailable');
    const latecomer = await open(member, draftId);
    expect(latecomer.text()).not.toContain('awarii');
    expect(reader.text()).not.toContain('awarii');
    await sql`alter function append_draft_updates_away rename to append_draft_updates`.execute(hub.db);
    expect(await writer.sendUpdate(update, messageId)).toBe(2);
    await eventually(() => reader.text().includes('W trakcie awarii.'));
    await Promise.all([writer.close(), reader.close(), latecomer.close()]);
  });

  test('a slow reader is cut off, and the others go on', async () => {
    const draftId = await makeDraft();
    const [writer, slow] = await Promise.all([open(chair, draftId), open(member, draftId)]);
    slow.socket.pause();
    const page = 'Zdanie, które zajmuje miejsce. '.repeat(8_000);
    for (let turn = 0; turn < 24; turn++) {
      const before = process.memoryUsage().arrayBuffers;
      expect(await writer.write((text) => addParagraph(text, page))).toBe(turn + 1);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
    }
    slow.socket.resume();
    expect([closeCodes.tooSlow, 1006]).toContain(await slow.closed);
    await writer.close();
  });
});
