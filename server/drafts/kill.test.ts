import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addParagraph, openEditor, updateOf } from './test-editor.ts';
import { createTeam, eventually, type Team } from './test-team.ts';

let team: Team;
const children: ChildProcess[] = [];
beforeAll(async () => {
  team = await createTeam();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => team.close());

async function startNode(): Promise<{ origin: string; child: ChildProcess }> {
  const { config } = team.app.services;
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    PUBLIC_URL: config.publicUrl,
    SECRET: config.secret,
    DATABASE_URL: team.databaseUrl,
    LIVEKIT_URL: 'http://127.0.0.1:1',
    LIVEKIT_API_KEY: 'test',
    LIVEKIT_API_SECRET: 'nobody listens at that address, ever',
  };
  const script = path.join(import.meta.dirname, '..', 'testing', 'node.ts');
  const child = spawn(process.execPath, [script], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  return { origin: String(line).trim(), child };
}

test('S2: kill -9 amid writing loses nothing acknowledged and doubles nothing when clients retry', async () => {
  const draftId = await team.makeDraft();
  const first = await startNode();
  const headers = { cookie: team.chair.headers.cookie };
  const editors = await Promise.all(
    Array.from({ length: 8 }, () => openEditor({ origin: first.origin, headers, draftId })),
  );
  const acknowledged: string[] = [];
  const unanswered: { editor: (typeof editors)[number]; messageId: string; update: Uint8Array; words: string }[] = [];
  const work = editors.map(async (editor, place) => {
    for (let turn = 0; ; turn++) {
      const words = `zdanie ${place}-${turn}.`;
      const messageId = randomUUID();
      const update = updateOf(editor.doc, (text) => addParagraph(text, words));
      const outcome = await editor.sendUpdate(update, messageId);
      if (typeof outcome === 'number') acknowledged.push(words);
      else return void unanswered.push({ editor, messageId, update, words });
    }
  });
  await eventually(() => acknowledged.length > 100);
  await sleep(Math.random() * 20);
  first.child.kill('SIGKILL');
  await Promise.all(work);

  const afterKill = await team.stored(draftId);
  for (const words of acknowledged) expect(afterKill).toContain(words);

  const second = await startNode();
  for (const { editor, messageId, update } of unanswered) {
    const back = await openEditor({ origin: second.origin, headers, draftId, doc: editor.doc });
    expect(await back.sendUpdate(update, messageId)).toBeTypeOf('number');
    expect(await back.sendUpdate(update, messageId)).toBeTypeOf('number');
    await back.close();
  }
  const text = await team.stored(draftId);
  const all = [...acknowledged, ...unanswered.map(({ words }) => words)];
  for (const words of all) expect(text.split(words)).toHaveLength(2);
  expect(await team.loggedCount(draftId)).toBe(all.length);
});
