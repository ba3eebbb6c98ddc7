import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addParagraph, updateOf } from './test-editor.ts';
import { createTeam, eventually, type Team } from './test-team.ts';

let team: Team;
beforeAll(async () => {
  team = await createTeam();
});
afterAll(() => team.close());

describe('writing together', () => {
  test('S1–S3: what one writes is durable when acknowledged, and reaches the other', async () => {
    const draftId = await team.makeDraft();
    const [one, two] = await Promise.all([team.open(team.chair, draftId), team.open(team.member, draftId)]);
    expect(one.first).toMatchObject({ kind: 'sync', mode: 'write', seq: 0 });
    const seq = await one.write((text) => addParagraph(text, 'Gmina nie musi czekać.'));
    expect(seq).toBe(1);
    expect(await team.stored(draftId)).toContain('Gmina nie musi czekać.');
    await eventually(() => two.text() === one.text());
    await Promise.all([one.close(), two.close()]);
    const late = await team.open(team.member, draftId);
    expect(late.text()).toContain('Gmina nie musi czekać.');
    await late.close();
  });

  test('many writers at once converge, every seq is given once and without a gap', async () => {
    const draftId = await team.makeDraft();
    const editors = await Promise.all(
      Array.from({ length: 12 }, (_, place) => team.open(place % 2 ? team.chair : team.member, draftId)),
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
    expect(await team.stored(draftId)).toBe(editors[0]?.text());
    await Promise.all(editors.map((editor) => editor.close()));
  });

  test('S2: the same message twice is one edit with one seq', async () => {
    const draftId = await team.makeDraft();
    const editor = await team.open(team.chair, draftId);
    const update = updateOf(editor.doc, (text) => addParagraph(text, 'Raz.'));
    const messageId = randomUUID();
    const both = await Promise.all([
      editor.sendUpdate(update, messageId),
      sleep(1).then(() => editor.sendUpdate(update, messageId)),
    ]);
    expect(await editor.sendUpdate(update, messageId)).toBe(1);
    expect(both).toContain(1);
    expect(await team.loggedCount(draftId)).toBe(1);
    await editor.close();
  });

  test('days offline: what was written on both sides is merged', async () => {
    const draftId = await team.makeDraft();
    const early = await team.open(team.chair, draftId);
    await early.write((text) => addParagraph(text, 'Początek.'));
    await early.close();
    const offline = updateOf(early.doc, (text) => addParagraph(text, 'Pisane w pociągu.'));
    const other = await team.open(team.member, draftId);
    await other.write((text) => addParagraph(text, 'Pisane w biurze.'));
    const back = await team.open(team.chair, draftId, { doc: early.doc });
    expect(back.text()).toContain('Pisane w biurze.');
    expect(await back.sendUpdate(offline)).toBe(3);
    await eventually(() => other.text().includes('Pisane w pociągu.'));
    await Promise.all([back.close(), other.close()]);
  });
});
