import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Appended, createAppender, type Entry } from './append.ts';
import { createTeam, eventually, type Team } from './test-team.ts';
import { createUpdateLog } from './update-log.ts';

let team: Team;
let appender: ReturnType<typeof createAppender>;
const told: string[] = [];
const makeAppender = () =>
  createAppender({
    connectionString: team.databaseUrl,
    onAppended: (draftId, seq) => told.push(`${draftId} ${seq}`),
  });
beforeAll(async () => {
  team = await createTeam();
  appender = makeAppender();
});
afterAll(async () => {
  await appender.end();
  await team.close();
});

const entry = (draftId: string, messageId: string = randomUUID()): Entry => ({
  draftId,
  messageId,
  actorId: team.chair.id,
  update: Uint8Array.of(0, 0),
});
const seqs = (answers: Appended[]) => answers.map((answer) => answer?.seq ?? null);
const loggedSeqs = async (draftId: string) =>
  (await team.db.selectFrom('draftUpdate').select('seq').where('draftId', '=', draftId).orderBy('seq').execute()).map(
    ({ seq }) => seq,
  );

describe('appending', () => {
  test('updates of one draft are numbered in their order, and told of once they are durable', async () => {
    const draftId = await team.makeDraft();
    expect(seqs(await appender.commit([entry(draftId)]))).toEqual([1]);
    expect(seqs(await appender.commit([entry(draftId), entry(draftId), entry(draftId)]))).toEqual([2, 3, 4]);
    expect(told.filter((news) => news.startsWith(draftId))).toEqual([1, 2, 3, 4].map((seq) => `${draftId} ${seq}`));
    expect(await loggedSeqs(draftId)).toEqual([1, 2, 3, 4]);
  });

  test('what is known keeps its seq beside what is new, also twice in one batch', async () => {
    const draftId = await team.makeDraft();
    const [first, twice] = [entry(draftId), entry(draftId)];
    await appender.commit([first]);
    const answers = await appender.commit([entry(draftId), first, twice, twice]);
    expect(answers.map((answer) => [answer?.seq, answer?.fresh])).toEqual([
      [2, true],
      [1, false],
      [3, true],
      [3, false],
    ]);
    expect(await loggedSeqs(draftId)).toEqual([1, 2, 3]);
  });

  test('several drafts in one batch; one that is deleted or written by a newer editor takes nothing', async () => {
    const [one, other, deleted, newer] = await Promise.all(Array.from({ length: 4 }, team.makeDraft));
    if (!one || !other || !deleted || !newer) throw new Error('four drafts are made');
    await team.db.updateTable('draft').set({ deletedAt: new Date() }).where('id', '=', deleted).execute();
    await team.db.updateTable('draft').set({ schemaVersion: 99 }).where('id', '=', newer).execute();
    const batch = [one, deleted, other, newer, one].map((draftId) => entry(draftId));
    expect(seqs(await appender.commit(batch))).toEqual([1, null, 1, null, 2]);
    expect(seqs(await appender.commit([entry(deleted)]))).toEqual([null]);
    expect(seqs(await appender.commit([entry(newer)]))).toEqual([null]);
  });

  test('two processes that append the same updates at once give each one seq, without a gap', async () => {
    const [draftId, second] = [await team.makeDraft(), makeAppender()];
    const shared = Array.from({ length: 40 }, () => entry(draftId));
    const logs = [appender, second].map(({ commit }) => createUpdateLog(commit));
    const answers = await Promise.all(logs.map((log) => Promise.all(shared.map(log.append))));
    expect(seqs(answers[0] ?? [])).toEqual(seqs(answers[1] ?? []));
    expect(await loggedSeqs(draftId)).toEqual(shared.map((_, place) => place + 1));
    await second.end();
  });

  test('drafts written at the same time do not wait in one line, and each keeps its order', async () => {
    const drafts = await Promise.all(Array.from({ length: 5 }, team.makeDraft));
    const log = createUpdateLog(appender.commit);
    const all = drafts.map((draftId) => Promise.all(Array.from({ length: 700 }, () => log.append(entry(draftId)))));
    await log.drained();
    for (const answers of await Promise.all(all)) expect(seqs(answers)).toEqual(answers.map((_, place) => place + 1));
  });
});

test('other nodes are told after the commit', async () => {
  const draftId = await team.makeDraft();
  const listener = new pg.Client({ connectionString: team.databaseUrl });
  const heard: (string | undefined)[] = [];
  listener.on('notification', ({ payload }) => heard.push(payload));
  await listener.connect();
  await listener.query('listen draft');
  const editor = await team.open(team.chair, draftId);
  expect(await editor.write((text) => text.insert(0, []))).toBeTypeOf('number');
  await eventually(() => heard.includes(`${draftId} 1`));
  await editor.close();
  await listener.end();
});
