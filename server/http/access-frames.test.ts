import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClientMessage } from '../../shared/drafts/sync.ts';
import { ClientFrame } from '../../shared/protocol.ts';
import { topicRules } from '../app.ts';
import { addParagraph, openEditor } from '../drafts/test-editor.ts';
import { makeDecision } from '../testing/access/decision-rows.ts';
import { makeDraft } from '../testing/access/draft-rows.ts';
import { makeMeeting } from '../testing/access/meeting-rows.ts';
import { anybody, type Rule, reads, writes } from '../testing/access/rules.ts';
import { createWorld, type Persona, personas, type World } from '../testing/access/world.ts';
import { createTestApp, type TestApp } from '../testing/app.ts';
import { openSocket } from '../testing/socket.ts';

let hub: TestApp;
let world: World;
let origin: string;
let topics: Record<string, string>;

beforeAll(async () => {
  hub = await createTestApp();
  origin = await hub.listen();
  world = await createWorld(hub);
  const { groupId } = world;
  const room = await world.make<{ id: string }>('chair', `/api/groups/${groupId}/room`, {});
  topics = {
    group: `group:${groupId}`,
    thread: `thread:${await world.thread()}`,
    meeting: `meeting:${await makeMeeting(world)}`,
    decision: `decision:${await makeDecision(world)}`,
    draft: `draft:${await makeDraft(world)}`,
    room: `room:${room.id}`,
    member: `member:${world.people.member.id}`,
  };
});
afterAll(() => hub.close());

/** Those who can open a socket at all; that the others can not is in the access table. */
const present = personas.filter((persona) => persona !== 'disabled' && persona !== 'nobody');
const personOf = (persona: Persona) => world.people[persona === 'nobody' ? 'disabled' : persona];

const ownTopic: Rule = { ...anybody, outsider: 404, hubCoordinator: 404, observer: 404, chair: 404, coordinator: 404 };
const whoHears: Record<string, Rule> = {
  group: reads,
  thread: reads,
  meeting: reads,
  decision: reads,
  room: reads,
  member: ownTopic,
};

test('every kind of topic is in the table', () => {
  expect(Object.keys(whoHears).sort()).toEqual(Object.keys(topicRules).sort());
});

describe.for(Object.entries(whoHears))('subscribing to %s', ([kind, rule]) => {
  test.for(present)('%s', async (persona) => {
    const topic = topics[kind] ?? '';
    const line = await openSocket(origin, personOf(persona));
    line.send({ type: 'subscribe', topic, since: 0 });
    const answer = await Promise.race([line.next('subscribed'), line.next('refused')]);
    line.close();
    expect(answer).toMatchObject(
      rule[persona] === 'ok' ? { type: 'subscribed', topic } : { type: 'refused', topic, error: { code: 'not_found' } },
    );
  });
});

type FrameType = ClientFrame['type'];
/** What each frame may do: to a topic only those who hear it. */
const whoSends: Record<FrameType, Rule> = {
  subscribe: reads,
  unsubscribe: anybody,
  typing: reads,
  presence: reads,
  ping: anybody,
};

test('every frame is in the table', () => {
  const types = ClientFrame.anyOf.map((frame) => frame.properties.type.const);
  expect(types.sort()).toEqual(Object.keys(whoSends).sort());
});

function frameOf(type: FrameType, topic: string): ClientFrame {
  if (type === 'typing') return { type, topic, active: true };
  if (type === 'presence') return { type, topic, state: 'here' };
  if (type === 'ping') return { type };
  return { type, topic };
}

describe.for(Object.entries(whoSends) as [FrameType, Rule][])('sending %s', ([type, rule]) => {
  test.for(present)('%s', async (persona) => {
    const topic = topics.thread ?? '';
    const other = persona === 'chair' ? 'coordinator' : 'chair';
    const [line, witness] = await Promise.all([
      openSocket(origin, personOf(persona)),
      openSocket(origin, personOf(other)),
    ]);
    const answered = () => Promise.race([line.next('subscribed'), line.next('refused')]);
    for (const each of [line, witness]) each.send({ type: 'subscribe', topic });
    const [first] = await Promise.all([answered(), witness.next('subscribed')]);
    line.send(frameOf(type, topic));
    const again = type === 'subscribe' ? await answered() : first;
    line.send({ type: 'ping' });
    await line.next('pong');
    const refused =
      line.frames.some((frame) => frame.type === 'refused') || (type === 'subscribe' && again.type === 'refused');
    if (type === 'typing' && !refused) await witness.next('typing', (frame) => frame.active);
    for (const each of [line, witness]) each.close();
    expect(refused).toBe(rule[persona] !== 'ok');
    expect(witness.frames.some((frame) => frame.type === 'typing' && frame.active)).toBe(false);
  });
});

/** What each message of a draft's socket may do; who may not read the draft is in the access table. */
const whoEdits: Record<ClientMessage['kind'], Rule> = { sync: reads, update: writes, awareness: reads };
const readers = present.filter((persona) => reads[persona] === 'ok');

describe.for(readers)('the socket of a draft, as %s', (persona) => {
  const mayWrite = whoEdits.update[persona] === 'ok';
  const open = (who: Persona) =>
    openEditor({ origin, headers: personOf(who).headers, draftId: topics.draft?.split(':')[1] ?? '' });

  test('sync tells what one may do', async () => {
    const editor = await open(persona);
    await editor.close();
    expect(editor.first).toMatchObject({ kind: 'sync', mode: mayWrite ? 'write' : 'read' });
  });

  test('update', async () => {
    const editor = await open(persona);
    const outcome = await editor.write((text) => addParagraph(text, 'Zdanie'));
    await editor.close();
    expect(outcome).toEqual(mayWrite ? expect.any(Number) : 'forbidden');
  });

  test('awareness', async () => {
    const [editor, witness] = await Promise.all([open(persona), open('chair')]);
    editor.send({ kind: 'awareness', state: '{}' });
    await witness.until((message) => message.kind === 'awareness');
    await Promise.all([editor.close(), witness.close()]);
  });
});
