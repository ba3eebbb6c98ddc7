import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import {
  decodeServerMessage,
  draftCloseCodes,
  draftFrameLimit,
  encodeClientMessage,
} from '../../shared/drafts/sync.ts';
import { closeCodes } from '../../shared/protocol.ts';
import { removeMember } from '../groups/actions.ts';
import { addParagraph, updateOf } from './test-editor.ts';
import { createTeam, eventually, type Team } from './test-team.ts';

let team: Team;
beforeAll(async () => {
  team = await createTeam();
});
afterAll(() => team.close());

function withClientId(clientId: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  return doc;
}

describe('refusals', () => {
  test('S4: outsiders get nothing and lose the line; observers read, but may not write', async () => {
    const draftId = await team.makeDraft();
    expect((await team.open(team.outsider, draftId)).first).toBe(draftCloseCodes.noAccess);
    const reader = await team.open(team.observer, draftId);
    expect(reader.first).toMatchObject({ mode: 'read' });
    expect(await reader.write((text) => addParagraph(text, 'Nie wolno.'))).toBe('forbidden');
    expect(await team.loggedCount(draftId)).toBe(0);
    await reader.close();
  });

  test('S4: a removed person is refused at the next message, loses the line, and cannot come back', async () => {
    const draftId = await team.makeDraft();
    const leaving = await team.makeMember();
    await team.db
      .insertInto('groupMember')
      .values({ groupId: team.groupId, memberId: leaving.id, role: 'member' })
      .execute();
    const editor = await team.open(leaving, draftId);
    expect(await editor.write((text) => addParagraph(text, 'Jeszcze wolno.'))).toBe(1);
    const actor = {
      id: team.chair.id,
      displayName: '',
      locale: 'pl',
      timeZone: 'Europe/Warsaw',
      hubRole: 'member',
      via: { kind: 'session', id: '' },
      scope: 'write',
    } as const;
    await removeMember({ db: team.db, actor, services: team.app.services }, team.groupId, leaving.id);
    const outcomes: unknown[] = [];
    for (let tries = 0; tries < 20 && !outcomes.includes('closed'); tries++) {
      if (editor.socket.readyState !== editor.socket.OPEN) break;
      outcomes.push(await editor.write((text) => addParagraph(text, 'Już nie.')));
      await sleep(50);
    }
    expect(await editor.closed).toBe(draftCloseCodes.noAccess);
    expect((await team.open(leaving, draftId)).first).toBe(draftCloseCodes.noAccess);
  });

  test('S5: an editor with an older schema reads, and may not write', async () => {
    const draftId = await team.makeDraft();
    const old = await team.open(team.chair, draftId, { schemaVersion: 0 });
    expect(old.first).toMatchObject({ mode: 'old_schema' });
    expect(await old.write((text) => addParagraph(text, 'Stare.'))).toBe('old_schema');
    expect(await team.loggedCount(draftId)).toBe(0);
    await old.close();
  });

  test('malformed updates are refused before they are logged, and leave the draft as it was', async () => {
    const draftId = await team.makeDraft();
    const editor = await team.open(team.chair, draftId);
    await editor.write((text) => addParagraph(text, 'Zostaje.'));
    const strange = new Y.Doc();
    Y.applyUpdate(strange, Y.encodeStateAsUpdate(editor.doc));
    const bad = [
      new Uint8Array([1, 2, 3, 4, 255, 255, 255]),
      updateOf(strange, (text) => text.insert(0, [new Y.XmlElement('script')])),
    ];
    for (const update of bad) expect(await editor.sendUpdate(update)).toBe('malformed');
    expect(await team.loggedCount(draftId)).toBe(1);
    expect(await editor.sendUpdate(bad[0] ?? new Uint8Array())).toBe('malformed');
    expect(await editor.closed).toBe(closeCodes.badFrame);
    const again = await team.open(team.chair, draftId);
    expect(again.text()).toContain('Zostaje.');
    expect(again.text()).not.toContain('script');
    await again.close();
  });

  test('an update whose beginning is missing is refused as incomplete', async () => {
    const draftId = await team.makeDraft();
    const editor = await team.open(team.chair, draftId);
    updateOf(editor.doc, (text) => addParagraph(text, 'Nigdy nie wysłane.'));
    const second = updateOf(editor.doc, (text) => addParagraph(text, 'Wisi w powietrzu.'));
    expect(await editor.sendUpdate(second)).toBe('incomplete');
    expect(await editor.sendUpdate(Y.encodeStateAsUpdate(editor.doc))).toBe(1);
    await editor.close();
  });

  test('bad frames and oversize ones close the line', async () => {
    const draftId = await team.makeDraft();
    for (const [frame, code] of [
      [new Uint8Array([9, 9]), closeCodes.badFrame],
      [new Uint8Array([1, 200]), closeCodes.badFrame],
      [encodeClientMessage({ kind: 'awareness', state: '{not json' }), closeCodes.badFrame],
      [new Uint8Array(draftFrameLimit + 1), closeCodes.tooLarge],
    ] as const) {
      const editor = await team.open(team.chair, draftId);
      editor.socket.send(frame);
      expect(await editor.closed).toBe(code);
    }
  });

  test('a page of another origin and a person without a session get no socket', async () => {
    const draftId = await team.makeDraft();
    const url = `${team.origin.replace('http', 'ws')}/api/drafts/${draftId}/sync`;
    const status = (headers: Record<string, string>) =>
      new Promise((resolve) => {
        const socket = new WebSocket(url, { headers });
        socket.on('error', () => {});
        socket.on('unexpected-response', (request, response) => {
          resolve(response.statusCode);
          request.destroy();
        });
      });
    expect(await status({ cookie: team.chair.headers.cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await status({ origin: team.origin })).toBe(401);
  });

  test('S6: carets reach the others under the name of who is signed in, and the readers have none', async () => {
    const draftId = await team.makeDraft();
    const [one, two, reader] = await Promise.all(
      [team.chair, team.member, team.observer].map((person) => team.open(person, draftId)),
    );
    if (!one || !two || !reader) throw new Error('three editors are open');
    const seen = new Awareness(two.doc);
    two.socket.on('message', (data: Buffer) => {
      const message = decodeServerMessage(data);
      if (message.kind === 'awareness') applyAwarenessUpdate(seen, message.update, 'remote');
    });
    const cursor = { anchor: null, head: null };
    one.send({ kind: 'awareness', state: JSON.stringify({ cursor, user: { name: 'Kto inny' } }) });
    reader.send({ kind: 'awareness', state: JSON.stringify({ cursor }) });
    await eventually(() => seen.getStates().has(one.doc.clientID) && seen.getStates().has(reader.doc.clientID));
    expect(seen.getStates().get(one.doc.clientID)).toMatchObject({
      cursor,
      user: { id: team.chair.id, name: team.chair.displayName, sector: 'education' },
    });
    expect(seen.getStates().get(reader.doc.clientID)).toMatchObject({ cursor: null, user: { id: team.observer.id } });
    await one.close();
    await eventually(() => !seen.getStates().has(one.doc.clientID));
    seen.destroy();
    const impostor = await team.open(team.member, draftId, { doc: withClientId(reader.doc.clientID) });
    expect(impostor.first).toBe(closeCodes.badFrame);
    await Promise.all([two.close(), reader.close()]);
  });

  test('a deleted draft closes for everybody, and a restored one opens again', async () => {
    const draftId = await team.makeDraft();
    const editor = await team.open(team.member, draftId);
    await editor.write((text) => addParagraph(text, 'Nie zginie.'));
    await team.app.inject({ method: 'DELETE', url: `/api/drafts/${draftId}`, headers: team.chair.headers });
    expect(await editor.closed).toBe(draftCloseCodes.noAccess);
    const restored = await team.app.inject({
      method: 'POST',
      url: `/api/drafts/${draftId}/restore`,
      headers: team.chair.headers,
    });
    expect(restored.statusCode).toBe(200);
    const again = await team.open(team.member, draftId);
    expect(again.text()).toContain('Nie zginie.');
    await again.close();
  });
});
