import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { addParagraph, plainText } from '../../server/drafts/test-editor.ts';
import { createTeam, eventually, type Team } from '../../server/drafts/test-team.ts';
import type { Person } from '../../server/testing/app.ts';
import { draftField } from '../../shared/drafts/document.ts';
import { SyncClient, type SyncState } from './sync-client.ts';

let team: Team;
const open: (() => void)[] = [];
beforeAll(async () => {
  team = await createTeam();
});
afterEach(() => {
  for (const close of open.splice(0)) close();
});
afterAll(() => team.close());

/** The client of the pages with a socket of Node; `cut` breaks its line as a network does. */
function connect(person: Person, draftId: string, doc = new Y.Doc(), copy: object | null = null) {
  const awareness = new Awareness(doc);
  const states: SyncState[] = [];
  let socket: WebSocket | undefined;
  const client = new SyncClient({
    open: () => {
      const url = `${team.origin.replace('http', 'ws')}/api/drafts/${draftId}/sync`;
      socket = new WebSocket(url, { headers: { cookie: person.headers.cookie, origin: team.origin } });
      // Cut before it was established, Node's socket says so by an error as well; a browser's only closes.
      socket.on('error', () => undefined);
      return socket as unknown as globalThis.WebSocket;
    },
    doc,
    awareness,
    copy,
    onState: (state) => states.push(state),
    onRefusedOpening: () => undefined,
  });
  client.start();
  open.push(() => {
    client.stop();
    awareness.destroy();
  });
  const state = () => states.at(-1);
  return {
    doc,
    awareness,
    states,
    state,
    cut: () => socket?.terminate(),
    write: (words: string) => addParagraph(doc.getXmlFragment(draftField), words),
    ready: () => eventually(() => state()?.line === 'online'),
    saved: () => eventually(() => state()?.line === 'online' && !state()?.unsaved),
  };
}

test('saved is said only of what the server has stored, and carets are seen under the right name', async () => {
  const draftId = await team.makeDraft();
  const [one, two] = [connect(team.chair, draftId), connect(team.member, draftId)];
  await Promise.all([one.ready(), two.ready()]);
  expect(one.state()).toMatchObject({ mode: 'write', unsaved: false, savedAt: null });
  one.write('Pierwsze zdanie.');
  expect(one.state()).toMatchObject({ unsaved: true });
  await one.saved();
  expect(one.state()?.savedAt).toBeInstanceOf(Date);
  expect(await team.stored(draftId)).toContain('Pierwsze zdanie.');
  one.awareness.setLocalStateField('cursor', { anchor: null, head: null });
  await eventually(() => two.awareness.getStates().get(one.doc.clientID)?.user?.name === team.chair.displayName);
  await eventually(() => plainText(two.doc) === plainText(one.doc));
});

test('while the server cannot store, the text counts as not saved; afterwards it is stored once', async () => {
  const draftId = await team.makeDraft();
  const one = connect(team.chair, draftId);
  await one.ready();
  await sql`alter table draft_update rename to draft_update_away`.execute(team.db);
  one.write('W trakcie awarii.');
  await eventually(() => one.state()?.failing === true);
  one.write('I jeszcze jedno.');
  expect(one.state()?.unsaved).toBe(true);
  await sql`alter table draft_update_away rename to draft_update`.execute(team.db);
  await one.saved();
  expect(one.state()?.failing).toBe(false);
  const text = await team.stored(draftId);
  expect(text.split('W trakcie awarii.')).toHaveLength(2);
  expect(text.split('I jeszcze jedno.')).toHaveLength(2);
});

test('lines that break while people write lose nothing and double nothing', async () => {
  const draftId = await team.makeDraft();
  const clients = [team.chair, team.member, team.chair].map((person) => connect(person, draftId));
  await Promise.all(clients.map((client) => client.ready()));
  for (let turn = 0; turn < 30; turn++) {
    for (const [place, client] of clients.entries()) client.write(`zdanie ${place}-${turn}.`);
    if (turn % 7 === 3) clients[turn % 3]?.cut();
    await sleep(10);
  }
  await Promise.all(clients.map((client) => client.saved()));
  await eventually(() => new Set(clients.map(({ doc }) => plainText(doc))).size === 1);
  const text = await team.stored(draftId);
  expect(text).toBe(plainText(clients[0]?.doc ?? new Y.Doc()));
  for (let turn = 0; turn < 30; turn++)
    for (const place of clients.keys()) expect(text.split(`zdanie ${place}-${turn}.`)).toHaveLength(2);
});

test('what an earlier page wrote without a connection is sent by the next, and deletions too', async () => {
  const draftId = await team.makeDraft();
  const first = connect(team.chair, draftId);
  await first.ready();
  first.write('Zostanie.');
  first.write('Zniknie.');
  await first.saved();
  open.pop()?.();
  const kept = new Y.Doc();
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(first.doc));
  kept.getXmlFragment(draftField).delete(1, 1);
  const next = connect(team.chair, draftId, kept);
  await next.saved();
  await eventually(async () => !(await team.stored(draftId)).includes('Zniknie.'));
  next.write('Nowe.');
  await next.saved();
  expect(await team.stored(draftId)).toBe(plainText(next.doc));
});

test('what the copy of a slow browser holds is sent though it comes after the first sync', async () => {
  const draftId = await team.makeDraft();
  const kept = new Y.Doc();
  addParagraph(kept.getXmlFragment(draftField), 'Przyszło późno.');
  const copy = {};
  const one = connect(team.chair, draftId, new Y.Doc(), copy);
  await one.ready();
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(kept), copy);
  expect(one.state()?.unsaved).toBe(true);
  await one.saved();
  expect(await team.stored(draftId)).toContain('Przyszło późno.');
});

test('who loses access is told so for good', async () => {
  const draftId = await team.makeDraft();
  const reader = connect(team.observer, draftId);
  await reader.ready();
  expect(reader.state()?.mode).toBe('read');
  await team.app.inject({ method: 'DELETE', url: `/api/drafts/${draftId}`, headers: team.chair.headers });
  await eventually(() => reader.state()?.ending === 'no_access');
  const stranger = connect(team.outsider, draftId);
  await eventually(() => stranger.state()?.ending === 'no_access');
});

test('what an earlier page wrote without a connection, in what became a heading meanwhile, is in the heading', async () => {
  const draftId = await team.makeDraft();
  const one = connect(team.chair, draftId);
  await one.ready();
  one.write('Drugi: ');
  await one.saved();
  const kept = new Y.Doc();
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(one.doc));
  const paragraph = kept.getXmlFragment(draftField).get(0);
  if (paragraph instanceof Y.XmlElement) paragraph.insert(1, [new Y.XmlText('bez sieci')]);
  one.doc.transact(() => {
    const text = one.doc.getXmlFragment(draftField);
    const heading = new Y.XmlElement('heading');
    heading.insert(0, [new Y.XmlText('Drugi: ')]);
    text.delete(0, 1);
    text.insert(0, [heading]);
  });
  await one.saved();
  const next = connect(team.member, draftId, kept);
  await next.saved();
  await eventually(() => plainText(one.doc) === '<heading>Drugi: bez sieci</heading>');
  expect(await team.stored(draftId)).toBe(plainText(next.doc));
});
