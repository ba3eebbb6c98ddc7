import { randomUUID } from 'node:crypto';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftEvents } from '../../shared/drafts/events.ts';
import type { GroupRole } from '../../shared/groups/schema.ts';
import { eventsSince } from '../realtime/log.ts';
import type { Person } from '../testing/app.ts';
import { isRelaxed, mayInDraft, mayRelax } from './access.ts';
import { hashContent } from './content.ts';
import { seedDraft } from './seed-actions.ts';
import { snapshotDraft } from './snapshots.ts';
import { addParagraph } from './test-editor.ts';
import { createTeam, eventually, type Team } from './test-team.ts';

let team: Team;
beforeAll(async () => {
  team = await createTeam();
});
afterAll(() => team.close());

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const ask = (who: Person, method: Method, url: string, body?: object) =>
  team.app.inject({ method, url: `/api${url}`, headers: who.headers, ...(body ? { body } : {}) });
const draftBody = () => ({
  clientId: randomUUID(),
  title: 'Opinia',
  kind: 'advice_note',
  level: 'local',
  label: 'TLP:AMBER',
});

test('who may do what with a draft', () => {
  const may = (role: GroupRole, isAuthor: boolean) =>
    (['read', 'write', 'delete'] as const).filter((act) => mayInDraft({ role, isAuthor }, act)).join(' ');
  expect(may('observer', false)).toBe('read');
  expect(may('observer', true)).toBe('read');
  expect(may('member', false)).toBe('read write');
  expect(may('member', true)).toBe('read write delete');
  expect(may('rapporteur', false)).toBe('read write');
  expect(may('coordinator', false)).toBe('read write delete');
  expect(may('chair', false)).toBe('read write delete');
  expect(mayRelax({ role: 'chair', isAuthor: false })).toBe(true);
  expect(mayRelax({ role: 'member', isAuthor: true })).toBe(true);
  expect(mayRelax({ role: 'coordinator', isAuthor: false })).toBe(false);
  expect(isRelaxed('TLP:AMBER', 'TLP:GREEN')).toBe(true);
  expect(isRelaxed('TLP:GREEN', 'TLP:AMBER')).toBe(false);
});

describe('routes', () => {
  test('a draft is created once for its clientId, changed, taken away and brought back, and the group hears of it', async () => {
    const { chair, member, groupId } = team;
    const body = draftBody();
    const created = await ask(member, 'POST', `/groups/${groupId}/drafts`, body);
    const again = await ask(member, 'POST', `/groups/${groupId}/drafts`, body);
    expect(created.statusCode).toBe(201);
    expect(again.json()).toEqual(created.json());
    const other = await team.makeGroup({ chair: member });
    expect((await ask(member, 'POST', `/groups/${other}/drafts`, body)).statusCode).toBe(409);
    const { id } = created.json();
    const changed = await ask(chair, 'PATCH', `/drafts/${id}`, { title: 'Opinia ekspercka' });
    expect(changed.json()).toMatchObject({ title: 'Opinia ekspercka', label: 'TLP:AMBER' });
    expect((await ask(chair, 'PATCH', `/drafts/${id}`, { label: 'TLP:GREEN' })).statusCode).toBe(400);
    expect((await ask(member, 'PATCH', `/drafts/${id}`, { label: 'TLP:GREEN' })).statusCode).toBe(400);
    expect((await ask(chair, 'PATCH', `/drafts/${id}`, { label: 'TLP:GREEN', reason: 'Zgoda' })).statusCode).toBe(200);
    expect((await ask(chair, 'PATCH', `/drafts/${id}`, { label: 'TLP:RED' })).statusCode).toBe(400);
    const deeds = team.db.selectFrom('auditEntry').select(['action', 'actorId', 'detail']).where('thingId', '=', id);
    expect(await deeds.execute()).toEqual([
      {
        ...{ action: 'draft.relabelled', actorId: chair.id },
        detail: { from: 'TLP:AMBER', to: 'TLP:GREEN', reason: 'Zgoda' },
      },
    ]);
    expect((await ask(member, 'DELETE', `/drafts/${id}`)).statusCode).toBe(204);
    expect((await ask(member, 'GET', `/drafts/${id}`)).statusCode).toBe(404);
    expect((await ask(member, 'POST', `/drafts/${id}/restore`)).statusCode).toBe(200);
    expect((await ask(member, 'GET', '/drafts')).json().items).toHaveLength(1);

    const events = await eventsSince(team.db, `group:${groupId}`, 0, 100);
    const types = events.map((event) => event.type).filter((type) => type.startsWith('draft.'));
    expect(types).toEqual([
      'draft.created',
      'draft.changed',
      'draft.relabelled',
      'draft.changed',
      'draft.deleted',
      'draft.restored',
    ]);
    for (const { type, payload } of events) {
      const schema = draftEvents[type as keyof typeof draftEvents];
      expect(Value.Check(schema, payload)).toBe(true);
    }
  });

  test('outsiders find nothing, observers read only', async () => {
    const { chair, observer, outsider, groupId } = team;
    const { id } = (await ask(chair, 'POST', `/groups/${groupId}/drafts`, draftBody())).json();
    const asks: [Method, string, object?][] = [
      ['GET', `/groups/${groupId}/drafts`],
      ['GET', `/drafts/${id}`],
      ['GET', `/drafts/${id}/versions`],
      ['POST', `/groups/${groupId}/drafts`, draftBody()],
      ['PATCH', `/drafts/${id}`, { title: 'Cudze' }],
      ['DELETE', `/drafts/${id}`],
      ['POST', `/drafts/${id}/restore`],
      ['POST', `/drafts/${id}/versions`, { clientId: randomUUID(), note: '' }],
    ];
    const statuses = async (who: Person) =>
      Promise.all(asks.map(async ([method, url, body]) => (await ask(who, method, url, body)).statusCode));
    expect(await statuses(outsider)).toEqual(asks.map(() => 404));
    expect(await statuses(observer)).toEqual([200, 200, 200, 403, 403, 403, 403, 403]);
    expect((await ask(observer, 'GET', `/drafts/${id}`)).json()).toMatchObject({ canWrite: false, canDelete: false });
    expect((await ask(outsider, 'GET', '/drafts')).json().items).toEqual([]);
  });
});

describe('versions and snapshots', () => {
  test('a version pins seq and hash for good; a later edit belongs to the next one', async () => {
    const { chair, db } = team;
    const draftId = await team.makeDraft();
    const editor = await team.open(chair, draftId);
    await editor.write((text) => addParagraph(text, 'Do zatwierdzenia.'));
    const body = { clientId: randomUUID(), note: 'Na rundę uwag' };
    const first = (await ask(chair, 'POST', `/drafts/${draftId}/versions`, body)).json();
    expect(first).toMatchObject({ number: 1, seq: 1, note: 'Na rundę uwag' });
    const retried = (await ask(chair, 'POST', `/drafts/${draftId}/versions`, body)).json();
    expect(retried).toEqual(first);
    const elsewhere = await ask(chair, 'POST', `/drafts/${await team.makeDraft()}/versions`, body);
    expect([elsewhere.statusCode, elsewhere.json().error.code]).toEqual([409, 'conflict']);
    await editor.write((text) => addParagraph(text, 'Dopisane później.'));
    const second = (
      await ask(chair, 'POST', `/drafts/${draftId}/versions`, { clientId: randomUUID(), note: '' })
    ).json();
    expect(second).toMatchObject({ number: 2, seq: 2 });
    expect(second.contentHash).not.toBe(first.contentHash);
    const rows = await db
      .selectFrom('draftVersion')
      .select(['content', 'contentHash'])
      .where('draftId', '=', draftId)
      .execute();
    for (const { content, contentHash } of rows) expect(hashContent(content as never)).toBe(contentHash);
    await expect(
      db
        .updateTable('draftVersion')
        .set({ contentHash: '0'.repeat(64) })
        .where('draftId', '=', draftId)
        .execute(),
    ).rejects.toThrow('never changes');
    await editor.close();
  });

  test('a snapshot is made off the way of writing, loading starts from it, and the updates stay', async () => {
    const { chair, db } = team;
    const draftId = await team.makeDraft();
    const editor = await team.open(chair, draftId);
    for (let turn = 0; turn < 205; turn++) await editor.write((text) => addParagraph(text, `Zdanie ${turn}.`));
    const snapshotSeq = async () =>
      (await db.selectFrom('draftSnapshot').select('seq').where('draftId', '=', draftId).executeTakeFirst())?.seq ?? 0;
    await eventually(async () => (await snapshotSeq()) >= 200);
    expect(await team.stored(draftId)).toBe(editor.text());
    expect(await snapshotDraft(db, draftId)).toBe(205);
    expect(await team.stored(draftId)).toBe(editor.text());
    expect(await team.loggedCount(draftId)).toBe(205);
    await editor.close();
  });

  test('a draft can begin with a text', async () => {
    const { chair, db, groupId, observer } = team;
    const input = {
      groupId,
      createdBy: chair.id,
      clientId: randomUUID(),
      title: 'Karta',
      kind: 'practice_card',
      level: 'local',
      label: 'TLP:CLEAR',
    } as const;
    const draftId = await db
      .transaction()
      .execute((trx) =>
        seedDraft(trx, input, [
          { heading: 1, text: 'Po co' },
          { paragraph: ['Zespół ', { text: 'rozmawia', bold: true }, '.'] },
          { list: ['raz', 'dwa'] },
          { table: [['szkoła', 'sygnały']], head: ['Kto', 'Co'] },
        ]),
      );
    const reader = await team.open(observer, draftId);
    expect(reader.text()).toContain('<bold>rozmawia</bold>');
    const writer = await team.open(chair, draftId);
    expect(await writer.write((text) => addParagraph(text, 'Dalej piszemy.'))).toBe(2);
    await eventually(() => reader.text().includes('Dalej piszemy.'));
    await Promise.all([reader.close(), writer.close()]);
  });
});
