import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { draftFrameLimit, encodeClientMessage } from '../../shared/drafts/sync.ts';
import { closeCodes, frameLimit } from '../../shared/protocol.ts';
import { addParagraph, type Editor, openEditor, updateOf } from '../drafts/test-editor.ts';
import { digestOf } from '../testing/access/digest.ts';
import { makeDraft } from '../testing/access/draft-rows.ts';
import { createWorld, type World } from '../testing/access/world.ts';
import { createTestApp, type TestApp } from '../testing/app.ts';
import { openSocket } from '../testing/socket.ts';

let hub: TestApp;
let world: World;
let origin: string;
let draftId: string;

beforeAll(async () => {
  hub = await createTestApp({ clock: false });
  origin = await hub.listen();
  world = await createWorld(hub);
  draftId = await makeDraft(world);
});
afterAll(() => hub.close());

const openLine = () => openSocket(origin, world.people.member);
const openDraft = () => openEditor({ origin, headers: world.people.member.headers, draftId });

async function unchanged(work: () => Promise<void>): Promise<void> {
  const before = await digestOf(hub.db);
  await work();
  expect(await digestOf(hub.db)).toEqual(before);
}

describe('the socket', () => {
  const refused: [string, string | Buffer][] = [
    ['malformed JSON', '{"type":'],
    ['no object', '[1]'],
    ['an unknown type', '{"type":"shout"}'],
    ['an unknown field', '{"type":"ping","loud":true}'],
    ['a number for a topic', '{"type":"subscribe","topic":7}'],
    ['a NUL in a topic', '{"type":"subscribe","topic":"group:a\\u0000b"}'],
    ['a lone surrogate in a topic', '{"type":"subscribe","topic":"group:\\ud800"}'],
    ['a negative seq', '{"type":"subscribe","topic":"group:a","since":-1}'],
    ['binary', Buffer.from('{"type":"ping"}')],
    ['a topic of an unknown kind', '{"type":"subscribe","topic":"moon:1"}'],
    ['a topic of a prototype', '{"type":"subscribe","topic":"constructor:1"}'],
    ['a bad UUID', '{"type":"subscribe","topic":"group:1"}'],
    ['a meeting that is none', '{"type":"subscribe","topic":"meeting:1"}'],
    ['a thread that is none', '{"type":"subscribe","topic":"thread:1"}'],
    ['a room that is none', '{"type":"subscribe","topic":"room:1"}'],
    ['a member that is none', '{"type":"subscribe","topic":"member:1"}'],
  ];

  test.for(refused)('%s is refused, and the line stays', async ([, frame]) => {
    await unchanged(async () => {
      const line = await openLine();
      line.socket.send(frame);
      const { error } = await line.next('refused');
      expect(['bad_request', 'not_found']).toContain(error.code);
      line.send({ type: 'ping' });
      await line.next('pong');
      line.close();
    });
  });

  test('an oversize frame closes the line', async () => {
    const line = await openLine();
    line.socket.send(JSON.stringify({ type: 'subscribe', topic: 'x'.repeat(frameLimit) }));
    expect(await line.closed).toBe(closeCodes.tooLarge);
  });

  test('a flood closes the line', async () => {
    const line = await openLine();
    for (let count = 0; count < 2_000; count++) line.send({ type: 'ping' });
    expect(await line.closed).toBe(closeCodes.tooMany);
  });
});

const rightUpdate = (editor: Editor) => updateOf(editor.doc, (text) => addParagraph(text, 'Zdanie'));

describe("a draft's socket", () => {
  const updates: [string, (editor: Editor) => Uint8Array][] = [
    ['noise', () => randomBytes(200)],
    ['nothing', () => new Uint8Array()],
    ['half an update', (editor) => rightUpdate(editor).slice(0, -5)],
    ['a count of structs without end', () => Uint8Array.from([255, 255, 255, 255, 255, 255, 255, 15, 1, 1])],
    ['text of another encoding', () => Buffer.from('<p>text</p>')],
    ['an update of version 2', (editor) => Y.convertUpdateFormatV1ToV2(rightUpdate(editor))],
  ];

  test.for(updates)('%s: refused, nothing logged', async ([, make]) => {
    await unchanged(async () => {
      const editor = await openDraft();
      const outcome = await editor.sendUpdate(make(editor));
      expect(['malformed', 'incomplete', 'closed', 'too_large']).toContain(outcome);
      await editor.close();
    });
  });

  test('a message id that is no UUID: refused', async () => {
    await unchanged(async () => {
      const editor = await openDraft();
      expect(await editor.sendUpdate(rightUpdate(editor), 'a\u0000b')).toBe('malformed');
      await editor.close();
    });
  });

  test('a frame of noise never gets an answer other than a refusal or a close', async () => {
    await unchanged(async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ minLength: 0, maxLength: 60 }), async (frame) => {
          const editor = await openDraft();
          editor.socket.send(frame);
          editor.send({ kind: 'awareness', state: '{}' });
          editor.sync();
          editor.socket.close();
          await editor.closed;
        }),
        { numRuns: 25 },
      );
    });
  });

  const frames: [string, () => Uint8Array | string, number[]][] = [
    ['text', () => 'hello', [closeCodes.badFrame]],
    ['an unknown kind', () => Uint8Array.from([9, 1, 2]), [closeCodes.badFrame]],
    ['an oversize frame', () => new Uint8Array(draftFrameLimit + 4_096), [closeCodes.tooLarge]],
    [
      'half a message',
      () => encodeClientMessage({ kind: 'awareness', state: 'abcdef' }).slice(0, 4),
      [closeCodes.badFrame],
    ],
    ['awareness that is no JSON', () => encodeClientMessage({ kind: 'awareness', state: '{' }), [closeCodes.badFrame]],
  ];

  test.for(frames)('%s closes the line and changes nothing', async ([, make, codes]) => {
    await unchanged(async () => {
      const editor = await openDraft();
      editor.socket.send(make());
      expect(codes).toContain(await editor.closed);
    });
  });

  test('a draft that is none gets no line', async () => {
    const { WebSocket } = await import('ws');
    const url = `${origin.replace('http', 'ws')}/api/drafts/nobody/sync`;
    const socket = new WebSocket(url, { headers: world.people.member.headers, origin });
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(400);
  });

  test('after all of that it still works', async () => {
    const editor = await openDraft();
    expect(await editor.sendUpdate(rightUpdate(editor), randomUUID())).toBeTypeOf('number');
    await editor.close();
  });
});
