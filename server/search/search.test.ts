import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Found, FoundKind, SearchAnswer, Stretch } from '../../shared/search/schema.ts';
import type { Message, Thread } from '../../shared/threads/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { refreshMessages } from '../threads/finding-actions.ts';

let hub: TestApp;
let team: Awaited<ReturnType<TestApp['makeTeam']>>;

beforeAll(async () => {
  hub = await createTestApp();
  team = await hub.makeTeam();
});
afterAll(() => hub.close());

async function post<T>(person: Person, url: string, payload: object): Promise<T> {
  const answer = await hub.call(person, 'POST', url, { clientId: randomUUID(), ...payload });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<T>();
}

const openThread = (person: Person, input: object = {}) =>
  post<Thread>(person, `/api/groups/${team.groupId}/threads`, {
    title: 'Wątek bez słów, których szukamy',
    label: 'TLP:AMBER',
    body: 'Początek.',
    ...input,
  });

const write = (person: Person, threadId: string, body: string, more: object = {}) =>
  post<Message>(person, `/api/threads/${threadId}/messages`, { body, ...more });

async function ask(person: Person, q: string, more: Record<string, string> = {}): Promise<SearchAnswer> {
  const answer = await hub.call(person, 'GET', `/api/search?${new URLSearchParams({ q, ...more })}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<SearchAnswer>();
}

const itemsOf = ({ groups }: SearchAnswer, kind: FoundKind): Found[] =>
  groups.find((group) => group.kind === kind)?.items ?? [];

async function idsOf(person: Person, q: string, kind: FoundKind = 'message'): Promise<string[]> {
  return itemsOf(await ask(person, q), kind).map(({ id }) => id);
}

/** A file that has been uploaded and posted. */
async function attach(messageId: string, threadId: string, name: string): Promise<void> {
  const whole = { declaredSize: 9, received: 9, size: 9, type: 'application/pdf', finishedAt: new Date() };
  const file = { ownerId: team.member.id, clientId: randomUUID(), threadId, messageId, name, ...whole };
  await hub.db.insertInto('attachment').values(file).execute();
}

const textOf = (stretches: Stretch[]) => stretches.map(({ text }) => text).join('');
const markedIn = (stretches: Stretch[]) => stretches.filter(({ marked }) => marked).map(({ text }) => text);

describe('a message', () => {
  it('is found by any form of its words, marked in the form that it has', async () => {
    const { id: threadId } = await openThread(team.member);
    const { id } = await write(
      team.member,
      threadId,
      'Rozmawiałam o tym z **policjantami** w naszych <b>szkołach</b>.',
    );
    const found = itemsOf(await ask(team.chair, 'policjant szkola'), 'message');
    expect(found.map((item) => item.id)).toEqual([id]);
    expect(found[0]?.path).toBe(`/wiadomosci/${id}`);
    expect(textOf(found[0]?.snippet ?? [])).toBe('Rozmawiałam o tym z policjantami w naszych <b>szkołach</b>.');
    expect(markedIn(found[0]?.snippet ?? [])).toEqual(['policjantami', 'szkołach']);
  });

  it('is found as it stands: by the new text after an edit, and never by the old one', async () => {
    const { id: threadId } = await openThread(team.member);
    const { id } = await write(team.member, threadId, 'Omówimy hipopotamy.');
    await hub.call(team.member, 'PATCH', `/api/messages/${id}`, { body: 'Omówimy żyrafy.', revision: 0 });
    expect(await idsOf(team.member, 'hipopotam')).toEqual([]);
    expect(await idsOf(team.member, 'żyrafa')).toEqual([id]);
  });

  it('is gone from the index at once when it is deleted, and back when that is undone', async () => {
    const { id: threadId } = await openThread(team.member);
    const { id } = await write(team.member, threadId, 'Tajemniczy nosorożec.');
    await hub.call(team.member, 'DELETE', `/api/messages/${id}`);
    expect(await idsOf(team.member, 'nosorożce')).toEqual([]);
    const stored = await hub.db.selectFrom('searchEntry').select('id').where('id', '=', id).execute();
    expect(stored).toEqual([]);
    await hub.call(team.member, 'POST', `/api/messages/${id}/restore`);
    expect(await idsOf(team.member, 'nosorożce')).toEqual([id]);
  });

  it('does not tell the titles of things it points at', async () => {
    const { id: threadId } = await openThread(team.member);
    const secret = await openThread(team.chair, { title: 'Sekretny krokodyl', label: 'TLP:RED', readers: [] });
    const { id } = await write(
      team.chair,
      threadId,
      `Zobaczcie #[Sekretny krokodyl](thread:${secret.id}) i aligatora.`,
    );
    expect(await idsOf(team.member, 'krokodyl')).toEqual([]);
    expect(await idsOf(team.member, 'aligator')).toEqual([id]);
  });

  it('moves with its rights into a stricter thread', async () => {
    const open = await openThread(team.chair);
    const closed = await openThread(team.chair, { label: 'TLP:RED', readers: [] });
    const { id } = await write(team.chair, open.id, 'Przeniesiony pelikan.');
    const to = { threadId: closed.id };
    const moved = await hub.call(team.chair, 'POST', `/api/threads/${open.id}/move`, { messageIds: [id], to });
    expect(moved.statusCode, moved.body).toBeLessThan(300);
    expect(await idsOf(team.member, 'pelikan')).toEqual([]);
    expect(await idsOf(team.chair, 'pelikan')).toEqual([id]);
  });
});

describe('rights', () => {
  it('are those of the moment: an outsider finds nothing, and nothing after leaving', async () => {
    const { id: threadId } = await openThread(team.member);
    const { id } = await write(team.member, threadId, 'Wyjątkowy dziobak.');
    expect(await ask(team.outsider, 'dziobak')).toEqual({ groups: [], alike: false, unclear: [] });
    const guest = await hub.makeMember();
    await hub.db
      .insertInto('groupMember')
      .values({ groupId: team.groupId, memberId: guest.id, role: 'member' })
      .execute();
    expect(await idsOf(guest, 'dziobaki')).toEqual([id]);
    await hub.db.deleteFrom('groupMember').where('memberId', '=', guest.id).execute();
    expect(await ask(guest, 'dziobak')).toEqual({ groups: [], alike: false, unclear: [] });
  });

  it('keep a TLP:RED thread, its messages and their number from whoever it does not name', async () => {
    const red = await openThread(team.chair, {
      title: 'Czerwona papuga',
      label: 'TLP:RED',
      readers: [team.observer.id],
      body: 'Papuga.',
    });
    expect((await ask(team.observer, 'papugi')).groups.map(({ kind, total }) => [kind, total])).toEqual([
      ['thread', 1],
      ['message', 1],
    ]);
    expect(await ask(team.member, 'papugi')).toEqual({ groups: [], alike: false, unclear: [] });
    expect(await ask(team.member, `w:${red.id}`)).toEqual({ groups: [], alike: false, unclear: [] });
    await hub.call(team.chair, 'PATCH', `/api/threads/${red.id}`, { label: 'TLP:AMBER', reason: 'Można' });
    expect((await ask(team.member, 'papugi')).groups).toHaveLength(2);
  });

  it('keep a message that is stricter than its thread from whoever it does not name', async () => {
    const { id: threadId } = await openThread(team.member);
    const { id } = await write(team.chair, threadId, 'Na ucho o kameleonie.', {
      label: 'TLP:RED',
      readers: [team.observer.id],
    });
    expect(await idsOf(team.observer, 'kameleon')).toEqual([id]);
    expect(await ask(team.member, 'kameleon')).toEqual({ groups: [], alike: false, unclear: [] });
  });
});

describe('what is found', () => {
  it('stands in this order: as written, in another form; then what only begins alike, and only when there is nothing else', async () => {
    const { id: threadId } = await openThread(team.member);
    const form = await write(team.member, threadId, 'Widziałem wielbłąda.');
    const exact = await write(team.member, threadId, 'Oto wielbłąd.');
    const newest = await write(team.member, threadId, 'Bez wielbłądów ani rusz, a wielbłądy wiedzą.');
    const best = await idsOf(team.member, 'wielbłąd');
    expect([best[0], new Set(best)]).toEqual([exact.id, new Set([exact.id, newest.id, form.id])]);
    const byTime = await ask(team.member, 'wielbłąd', { sort: 'newest' });
    expect(itemsOf(byTime, 'message').map(({ id }) => id)).toEqual([newest.id, exact.id, form.id]);
    expect((await ask(team.member, 'wielbłądowisko')).alike).toBe(true);
  });

  it('is every kind, each in its own group', async () => {
    const title = 'Antylopa w Krakowie';
    await openThread(team.member, { title });
    const meeting = { title, kind: 'working', groupId: team.groupId, timeZone: 'Europe/Warsaw' };
    await post(team.member, '/api/meetings', { ...meeting, start: '2026-12-01T10:00', end: '2026-12-01T11:00' });
    const draft = { title, kind: 'recommendation', level: 'local', label: 'TLP:GREEN' };
    await post(team.member, `/api/groups/${team.groupId}/drafts`, draft);
    const { groups } = await ask(team.member, 'antylopy');
    expect(groups.map(({ kind }) => kind)).toEqual(['thread', 'meeting', 'draft']);
    expect(groups.every(({ items }) => markedIn(items[0]?.title ?? [])[0] === 'Antylopa')).toBe(true);
  });

  it('is people, by a name with a typo too, but not those shut out', async () => {
    const person = await hub.makeMember({ displayName: 'Psycholożka szkolna 77' });
    expect(await idsOf(team.outsider, 'psycholozka 77', 'member')).toEqual([person.id]);
    expect(await idsOf(team.outsider, 'psychlozka', 'member')).toEqual([person.id]);
    await hub.db.updateTable('member').set({ disabledAt: new Date() }).where('id', '=', person.id).execute();
    expect(await idsOf(team.outsider, 'psycholozka 77', 'member')).toEqual([]);
  });

  it('comes page by page, whichever way it is sorted', async () => {
    const { id: threadId } = await openThread(team.member);
    for (let count = 0; count < 23; count += 1) await write(team.member, threadId, `Surykatka numer ${count}`);
    for (const sort of ['best', 'newest']) {
      const first = await ask(team.member, 'surykatki', { kinds: 'message', sort });
      expect(first.groups[0]).toMatchObject({ total: 23, next: expect.any(String) });
      const cursor = first.groups[0]?.next ?? '';
      const second = await ask(team.member, 'surykatki', { kinds: 'message', sort, cursor });
      const ids = [first, second].flatMap((answer) => itemsOf(answer, 'message').map(({ id }) => id));
      expect([ids.length, new Set(ids).size, second.groups[0]?.next]).toEqual([23, 23, null]);
    }
  });
});

describe('a query', () => {
  let [withFile, by]: [string, string] = ['', ''];

  beforeAll(async () => {
    const { id: threadId } = await openThread(team.member);
    withFile = (await write(team.member, threadId, 'Ustalenia: borsuk śpi w lesie.')).id;
    by = (await write(team.chair, threadId, 'Borsuk nie śpi, las szumi.', { label: 'TLP:AMBER+STRICT' })).id;
    await attach(withFile, threadId, 'Mapa nor.pdf');
    await hub.db.updateTable('message').set({ createdAt: '2025-03-10T12:00:00Z' }).where('id', '=', by).execute();
    await hub.db.transaction().execute((trx) => refreshMessages(trx, [withFile, by]));
  });

  it.each([
    ['borsuki', 'both'],
    ['borsuk "las szumi"', 'by'],
    ['borsuk "szumi las"', 'none'],
    ['borsuk -szumieć', 'withFile'],
    ['borsuk ma:plik', 'withFile'],
    ['borsuk has:file', 'withFile'],
    ['borsuk -has:file', 'by'],
    ['borsuk przed:2025-03-11', 'by'],
    ['borsuk before:10.3.2025', 'none'],
    ['borsuk po:2025-03', 'withFile'],
    ['borsuk after:wczoraj', 'withFile'],
    ['borsuk etykieta:amber+strict', 'by'],
    ['borsuk label:TLP:AMBER', 'withFile'],
    ['borsuk od:mnie', 'withFile'],
    ['borsuk w:grupa', 'both'],
    ['borsuk in:"nie ma takiej"', 'none'],
  ])('%s finds %s', async (q, expected) => {
    const wanted = { both: [by, withFile], by: [by], withFile: [withFile], none: [] }[expected] ?? [];
    expect(new Set(await idsOf(team.member, q))).toEqual(new Set(wanted));
  });

  it('finds a file by its name, at its message, and only for who may read that', async () => {
    const found = itemsOf(await ask(team.member, 'mapy'), 'file');
    expect(found.map(({ path }) => path)).toEqual([`/wiadomosci/${withFile}`]);
    expect(await ask(team.outsider, 'mapy')).toEqual({ groups: [], alike: false, unclear: [] });
    await hub.call(team.member, 'DELETE', `/api/messages/${withFile}`);
    expect(await ask(team.member, 'mapy')).toEqual({ groups: [], alike: false, unclear: [] });
    await hub.call(team.member, 'POST', `/api/messages/${withFile}/restore`);
  });

  it('of filters alone lists the newest', async () => {
    expect(await idsOf(team.member, 'ma:plik')).toEqual([withFile]);
  });

  it('says which of its filters say nothing', async () => {
    expect(await ask(team.member, 'borsuk przed:kiedyś')).toEqual({
      groups: [],
      alike: false,
      unclear: ['przed:kiedyś'],
    });
  });

  it.each(['%%%', '-', '"', "'", '\\', '!!!', "a' | 'b", '(((', ':*', '&'.repeat(50), '<->'])(
    '%s breaks nothing',
    async (q) => {
      expect((await ask(team.member, q)).unclear).toEqual([]);
    },
  );
});
