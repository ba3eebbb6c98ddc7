import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { draftField } from '../../shared/drafts/document.ts';
import { addParagraph, updateOf } from './test-editor.ts';
import { createTeam, type Team } from './test-team.ts';

let team: Team;
beforeAll(async () => {
  team = await createTeam();
});
afterAll(() => team.close());

/** What somebody would send who writes as this client id goes on. */
function forge(of: Y.Doc): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(of));
  copy.clientID = of.clientID;
  return updateOf(copy, (text) => addParagraph(text, 'Podrobione.'));
}

test('nobody writes under the client id of a colleague, present or gone, who never wrote or did', async () => {
  const draftId = await team.makeDraft();
  const absent = await team.open(team.chair, draftId);
  const forger = await team.open(team.member, draftId);
  expect(await forger.sendUpdate(forge(absent.doc))).toBe('forbidden');
  expect(await absent.write((text) => addParagraph(text, 'Przed wyjściem.'))).toBe(1);
  const away = absent.doc;
  await absent.close();
  const offline = updateOf(away, (text) => addParagraph(text, 'Bez sieci.'));
  expect(await forger.sendUpdate(forge(away))).toBe('forbidden');
  expect(await forger.write((text) => addParagraph(text, 'Swoje wolno.'))).toBe(2);
  const back = await team.open(team.chair, draftId);
  expect(await back.sendUpdate(offline)).toBe(3);
});

test("one's own older client ids are taken, alone and merged with new edits", async () => {
  const draftId = await team.makeDraft();
  const first = await team.open(team.member, draftId);
  await first.write((text) => addParagraph(text, 'Zapisane.'));
  await first.close();
  updateOf(first.doc, (text) => addParagraph(text, 'Bez sieci.'));
  const second = await team.open(team.member, draftId);
  Y.applyUpdate(second.doc, Y.encodeStateAsUpdate(first.doc));
  addParagraph(second.doc.getXmlFragment(draftField), 'Po powrocie.');
  expect(await second.sendUpdate(Y.encodeStateAsUpdate(second.doc))).toBe(2);
});

test('the id of a session is no other member’s, on any node and after the draft was closed', async () => {
  const draftId = await team.makeDraft();
  const first = await team.open(team.chair, draftId);
  const doc = new Y.Doc();
  doc.clientID = first.doc.clientID;
  await first.close();
  expect(await (await team.open(team.member, draftId, { doc })).closed).toEqual(expect.any(Number));
  expect((await team.open(team.chair, draftId, { doc })).first).toMatchObject({ mode: 'write' });
});
