import { setTimeout as sleep } from 'node:timers/promises';
import { openEditor, plainText } from '../../server/drafts/test-editor.ts';
import type { Message } from '../../shared/threads/schema.ts';
import { type Client, followTopic } from '../client.ts';
import type { Hub } from '../hub.ts';
import { allMessages } from '../messages.ts';
import { makeRandom } from './random.ts';
import { type StrikeName, strikeNames, strikes } from './strikes.ts';
import { createPlaces, type Team } from './team.ts';
import { countFiles, startUploader } from './uploader.ts';
import { countVotes, openVote, startVoter } from './voter.ts';
import { reconnect, startEditor, startPoster, type Writing } from './writers.ts';

export type Outcome = {
  seed: number;
  strike: StrikeName;
  posts: number;
  files: number;
  votes: number;
  edits: number;
  /** Acknowledged, and not there. */
  lost: string[];
  /** There more than once. */
  twice: string[];
  /** Anything else that must not be: a gap in the events, texts that differ. */
  wrong: string[];
  seconds: number;
};

type Round = { hub: Hub; team: Team; seed: number; strike?: StrikeName };

/** What a seed strikes. The wish is drawn too, so that a replay with `--strike` plays the very same moments. */
export function chooseStrike(random: () => number, wished?: StrikeName): StrikeName {
  const drawn = strikeNames[Math.floor(random() * strikeNames.length)] ?? 'killHub';
  return wished ?? drawn;
}

/**
 * One round: everybody writes, half of them messages (some with files) or votes, half of them one draft; at a moment that the seed chooses, what the
 * seed chooses is struck; they go on writing for a moment, and then everything is counted.
 */
export async function playRound({ hub, team, seed, strike: wished }: Round): Promise<Outcome> {
  const begun = performance.now();
  const random = makeRandom(seed);
  const strike = chooseStrike(random, wished);
  const { threadId, draftId } = await createPlaces(team);
  const [reader, ...writers] = team.writers;
  if (!reader) throw new Error('a team has at least one person');
  const decisionId = await openVote(reader, team.groupId);
  const topic = followTopic(reader, `thread:${threadId}`);
  const stopping = new AbortController();
  const posters = writers
    .filter((_, place) => place % 6 === 0)
    .map((client) => startPoster(client, threadId, stopping.signal));
  const uploaders = writers
    .filter((_, place) => place % 6 === 4)
    .map((client) => startUploader(client, threadId, stopping.signal));
  const voters = writers
    .filter((_, place) => place % 6 === 2)
    .map((client) => startVoter(client, decisionId, stopping.signal));
  const editors = writers
    .filter((_, place) => place % 2 === 1)
    .map((client) => startEditor(client, draftId, stopping.signal));

  // Listened to from the beginning: a writer may give up while we still wait for something else.
  const ends = Promise.allSettled([...posters, ...uploaders, ...voters, ...editors].map((writer) => writer.finished));

  await sleep(300 + random() * 700);
  const trouble = await strikes[strike](hub, random).then(
    () => [],
    (error: unknown) => revive(hub, error),
  );
  await sleep(300 + random() * 300);
  await Promise.race([ends, untilAcknowledged([posters, uploaders, voters, editors])]);
  stopping.abort();
  const finished = await ends;

  const messages = await allMessages(reader, threadId);
  const text = await textOf(reader, draftId);
  const counted = [
    count(posters, countOf(messages.map(({ clientId }) => clientId))),
    count(uploaders, await countFiles(reader, messages)),
    count(voters, await countVotes(reader, decisionId)),
    count(editors, (words) => text.split(words).length - 1),
  ];
  const seen = await eventsOf(topic, messages);
  topic.stop();
  return {
    seed,
    strike,
    posts: posters.flatMap((writer) => writer.acknowledged).length,
    files: uploaders.flatMap((writer) => writer.acknowledged).length,
    votes: voters.flatMap((writer) => writer.acknowledged).length,
    edits: editors.flatMap((writer) => writer.acknowledged).length,
    lost: counted.flatMap(({ lost }) => lost),
    twice: counted.flatMap(({ twice }) => twice),
    wrong: [...trouble, ...finished.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : [])), ...seen],
    seconds: (performance.now() - begun) / 1000,
  };
}

/** Until something of each kind was acknowledged: on a slow machine that takes longer than the strike. */
async function untilAcknowledged(kinds: Writing[][]): Promise<void> {
  const isMissing = () => kinds.some((writers) => writers.every(({ acknowledged }) => acknowledged.length === 0));
  for (let tries = 0; tries < 600 && isMissing(); tries++) await sleep(100);
}

/** A hub that did not come back is started anew, so that what it had acknowledged can be counted. Returns what it said at the end. */
async function revive(hub: Hub, error: unknown): Promise<string[]> {
  const said = lastWords(hub);
  await hub.kill();
  await hub.start();
  return [String(error), ...said];
}

/** The end of what a hub has printed, the cause of whatever went wrong. */
export function lastWords(hub: Hub): string[] {
  const lines = hub.output().trimEnd().split('\n').slice(-40);
  return ['the hub said at last:', ...lines.map((line) => line.slice(0, 300))];
}

/** What of the acknowledged is not there, and what of the sent is there more than once. */
export function count(writers: Writing[], times: (id: string) => number): { lost: string[]; twice: string[] } {
  const lost = writers.flatMap(({ acknowledged }) => acknowledged.filter((id) => times(id) === 0));
  return { lost, twice: writers.flatMap(({ sent }) => sent.filter((id) => times(id) > 1)) };
}

function countOf(ids: string[]): (id: string) => number {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return (id) => counts.get(id) ?? 0;
}

/** The text as somebody sees it who opens the draft anew. */
async function textOf(client: Client, draftId: string): Promise<string> {
  const editor = await reconnect(() =>
    openEditor({ origin: client.address(), headers: { cookie: client.cookie }, draftId }),
  );
  const text = plainText(editor.doc);
  await editor.close();
  return text;
}

/** A follower that resumes hears of each message once and in order, whatever was struck. Returns what is wrong with that. */
async function eventsOf(topic: ReturnType<typeof followTopic>, messages: Message[]): Promise<string[]> {
  const posted = () => topic.events.filter((event) => event.type === 'message.posted').length;
  // The opening message comes with the thread itself.
  const expected = messages.length - 1;
  for (let tries = 0; tries < 100 && posted() < expected; tries++) await sleep(50);
  const wrong: string[] = [];
  const seqs = topic.events.map((event) => event.seq);
  if (seqs.some((seq, place) => place > 0 && seq !== (seqs[place - 1] ?? 0) + 1))
    wrong.push('events with a gap or out of order');
  if (topic.resets() === 0 && posted() !== expected) wrong.push(`heard ${posted()} of ${expected} messages`);
  return wrong;
}
