import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { groupRoles } from '../../shared/groups/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { mayInGroup } from './access.ts';

let hub: TestApp;
let coordinator: Person;
let chair: Person;
let member: Person;
let observer: Person;
let outsider: Person;
let groupId: string;

beforeAll(async () => {
  hub = await createTestApp();
  coordinator = await hub.makeMember({ hubRole: 'coordinator' });
  ({ chair, member, observer, outsider, groupId } = await hub.makeTeam());
});
afterAll(() => hub.close());

type Call = { method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'; url: string; payload?: object };
const as = (person: Person, { method = 'GET', url, payload }: Call) =>
  hub.app.inject({ method, url: `/api${url}`, headers: person.headers, ...(payload ? { payload } : {}) });

test('roles: who may read, write, manage', () => {
  const table = groupRoles.map((role) => [
    role,
    ...(['read', 'write', 'manage'] as const).map((act) => mayInGroup(role, act)),
  ]);
  expect(table).toEqual([
    ['chair', true, true, true],
    ['coordinator', true, true, true],
    ['rapporteur', true, true, false],
    ['member', true, true, false],
    ['observer', true, false, false],
  ]);
});

test('a group is founded once, however often the request comes', async () => {
  const payload = { clientId: randomUUID(), name: 'Samorząd i modele lokalne', mandate: 'Lokalne zespoły.' };
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => as(coordinator, { method: 'POST', url: '/groups', payload })),
  );
  expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
  expect((await as(coordinator, { url: '/groups' })).json().items).toMatchObject([
    { role: 'coordinator', memberCount: 1 },
  ]);
  expect((await as(member, { method: 'POST', url: '/groups', payload })).statusCode).toBe(403);
});

test('founding it again is no way back into a group that one has left', async () => {
  const payload = { clientId: randomUUID(), name: 'Zespół, który poszedł dalej', mandate: '' };
  const { id } = (await as(coordinator, { method: 'POST', url: '/groups', payload })).json();
  const url = `/groups/${id}/members`;
  await as(coordinator, { method: 'POST', url, payload: { memberId: chair.id, role: 'chair' } });
  expect((await as(coordinator, { method: 'DELETE', url: `${url}/${coordinator.id}` })).statusCode).toBe(204);
  expect((await as(coordinator, { method: 'POST', url: '/groups', payload })).statusCode).toBe(404);
  expect((await as(coordinator, { url: `/groups/${id}` })).statusCode).toBe(404);
});

test('the zone of a group is stored as IANA spells it', async () => {
  const url = `/groups/${await hub.makeGroup({ chair })}`;
  const change = (timeZone: string) => as(chair, { method: 'PATCH', url, payload: { timeZone } });
  expect((await change('europe/KYIV')).json().timeZone).toBe('Europe/Kyiv');
  expect((await as(chair, { url })).json().timeZone).toBe('Europe/Kyiv');
  expect((await change('Mars/Base')).statusCode).toBe(400);
});

test('two changes at the same time both last', async () => {
  const own = await hub.makeGroup({ chair });
  const url = `/groups/${own}`;
  for (const round of ['1', '2', '3']) {
    const change = { name: `Nazwa ${round}`, mandate: `Mandat ${round}` };
    const { name, mandate } = change;
    await Promise.all([{ name }, { mandate }].map((payload) => as(chair, { method: 'PATCH', url, payload })));
    expect((await as(chair, { url })).json()).toMatchObject(change);
  }
});

test('where the last chair is disabled, the others are counted without them and may still leave', async () => {
  const gone = await hub.makeMember();
  const own = await hub.makeGroup({ chair: gone, member });
  await hub.db.updateTable('member').set({ disabledAt: new Date() }).where('id', '=', gone.id).execute();
  expect((await as(member, { url: `/groups/${own}` })).json().memberCount).toBe(1);
  expect((await as(member, { method: 'DELETE', url: `/groups/${own}/members/${member.id}` })).statusCode).toBe(204);
});

test('an outsider finds no group, a member may not manage it', async () => {
  for (const url of [`/groups/${groupId}`, `/groups/${groupId}/members`, `/groups/${groupId}/invitations`]) {
    expect((await as(outsider, { url })).statusCode).toBe(404);
  }
  const change = { method: 'PATCH', url: `/groups/${groupId}`, payload: { name: 'Inna nazwa' } } as const;
  expect((await as(outsider, change)).statusCode).toBe(404);
  expect((await as(observer, change)).statusCode).toBe(403);
  expect((await as(chair, change)).json().name).toBe('Inna nazwa');
});

test('a group keeps somebody who leads it', async () => {
  const own = await hub.makeGroup({ chair, member });
  const url = `/groups/${own}/members/${chair.id}`;
  expect((await as(chair, { method: 'DELETE', url })).json().error.code).toBe('last_chair');
  expect((await as(chair, { method: 'PATCH', url, payload: { role: 'member' } })).json().error.code).toBe('last_chair');
  await as(chair, { method: 'PATCH', url: `/groups/${own}/members/${member.id}`, payload: { role: 'coordinator' } });
  expect((await as(chair, { method: 'DELETE', url })).statusCode).toBe(204);
  expect((await as(chair, { url: `/groups/${own}` })).statusCode).toBe(404);
});

test('adding, removing and leaving', async () => {
  const added = await as(chair, {
    method: 'POST',
    url: `/groups/${groupId}/members`,
    payload: { memberId: outsider.id, role: 'observer' },
  });
  expect(added.json().items).toHaveLength(4);
  const again = await as(chair, {
    method: 'POST',
    url: `/groups/${groupId}/members`,
    payload: { memberId: outsider.id, role: 'member' },
  });
  expect(again.json().error.code).toBe('already_member');
  expect((await as(outsider, { method: 'DELETE', url: `/groups/${groupId}/members/${member.id}` })).statusCode).toBe(
    403,
  );
  expect((await as(outsider, { method: 'DELETE', url: `/groups/${groupId}/members/${outsider.id}` })).statusCode).toBe(
    204,
  );
  expect((await as(outsider, { url: `/groups/${groupId}` })).statusCode).toBe(404);
});

test('an invited address joins the group once, by the link in its mail', async () => {
  const email = 'nowa@example.org';
  const invited = await as(chair, {
    method: 'POST',
    url: '/invitations',
    payload: { clientId: randomUUID(), email, groupId, role: 'rapporteur' },
  });
  expect(invited.statusCode).toBe(201);
  const mail = await hub.db
    .selectFrom('mailMessage')
    .select('text')
    .where('recipient', '=', email)
    .executeTakeFirstOrThrow();
  const token = /#([\w-]{43})/.exec(mail.text)?.[1] ?? '';
  const open = (path: string, payload: object) =>
    hub.app.inject({
      method: 'POST',
      url: `/api/invitations/${path}`,
      headers: { origin: chair.headers.origin },
      payload,
    });
  expect((await open('preview', { token })).json()).toMatchObject({ email, known: false });
  expect((await open('accept', { token })).json().error.code).toBe('invalid_input');
  const accepted = await open('accept', { token, displayName: 'Ekspertka 21 (zdrowie)', sector: 'health' });
  expect(accepted.statusCode).toBe(204);
  const members = (await as(chair, { url: `/groups/${groupId}/members` })).json().items;
  expect(members).toContainEqual(
    expect.objectContaining({ displayName: 'Ekspertka 21 (zdrowie)', initials: '21', role: 'rapporteur' }),
  );
  expect((await open('accept', { token, displayName: 'X', sector: 'health' })).json().error.code).toBe('link_expired');
  expect(
    (await as(member, { method: 'POST', url: '/invitations', payload: { clientId: randomUUID(), email } })).statusCode,
  ).toBe(403);
});

test('the invitations of somebody who has been disabled open nothing', async () => {
  const [inviter, email] = [await hub.makeMember(), 'druga-skrzynka@example.org'];
  const own = await hub.makeGroup({ chair: inviter });
  await as(inviter, { method: 'POST', url: '/invitations', payload: { clientId: randomUUID(), email, groupId: own } });
  const mail = hub.db.selectFrom('mailMessage').select('text').where('recipient', '=', email);
  const token = /#([\w-]{43})/.exec((await mail.executeTakeFirstOrThrow()).text)?.[1] ?? '';
  const open = (path: string, more: object = {}) =>
    as(outsider, { method: 'POST', url: `/invitations/${path}`, payload: { token, ...more } });
  expect((await open('preview')).statusCode).toBe(200);
  await as(coordinator, { method: 'POST', url: `/members/${inviter.id}/disable` });
  expect((await open('preview')).json().error.code).toBe('link_expired');
  expect((await open('accept', { displayName: 'X', sector: 'health' })).json().error.code).toBe('link_expired');
});

test('a withdrawn invitation opens nothing', async () => {
  const email = 'wycofana@example.org';
  const { id } = (
    await as(chair, { method: 'POST', url: '/invitations', payload: { clientId: randomUUID(), email, groupId } })
  ).json();
  expect((await as(chair, { method: 'DELETE', url: `/groups/${groupId}/invitations/${id}` })).statusCode).toBe(204);
  expect(
    (await as(chair, { url: `/groups/${groupId}/invitations` })).json().items.map((item: { id: string }) => item.id),
  ).not.toContain(id);
});

test('an invitation sent twice is one, with one mail; one to the hub is listed and withdrawn by its coordinators', async () => {
  const invitation = { clientId: randomUUID(), email: 'do-huba@example.org' };
  const send = () => as(coordinator, { method: 'POST', url: '/invitations', payload: invitation });
  const [first, again] = [await send(), await send()];
  expect(again.json()).toEqual(first.json());
  const mails = hub.db.selectFrom('mailMessage').select('id').where('recipient', '=', invitation.email);
  expect(await mails.execute()).toHaveLength(1);
  const listed = async () => (await as(coordinator, { url: '/invitations' })).json().items;
  expect(await listed()).toEqual([first.json()]);
  const url = `/invitations/${first.json().id}`;
  expect((await as(chair, { method: 'DELETE', url })).statusCode).toBe(403);
  expect((await as(coordinator, { method: 'DELETE', url })).statusCode).toBe(204);
  expect(await listed()).toEqual([]);
});

test('who is a member already joins by an invitation, but is not signed in by it', async () => {
  const known = await hub.makeMember();
  const { email } = await hub.db
    .selectFrom('member')
    .select('email')
    .where('id', '=', known.id)
    .executeTakeFirstOrThrow();
  await as(chair, { method: 'POST', url: '/invitations', payload: { clientId: randomUUID(), email, groupId } });
  const mail = await hub.db
    .selectFrom('mailMessage')
    .select('text')
    .where('recipient', '=', email)
    .executeTakeFirstOrThrow();
  const token = /#([\w-]{43})/.exec(mail.text)?.[1] ?? '';
  const headers = { origin: chair.headers.origin };
  const accepted = await hub.app.inject({
    method: 'POST',
    url: '/api/invitations/accept',
    headers,
    payload: { token },
  });
  expect([accepted.statusCode, accepted.headers['set-cookie']]).toEqual([204, undefined]);
  expect((await as(known, { url: `/groups/${groupId}` })).statusCode).toBe(200);
});

test('the invitation of somebody who leads the group no more opens nothing', async () => {
  const [leader, second] = await Promise.all([hub.makeMember(), hub.makeMember()]);
  const own = await hub.makeGroup({ chair: leader, coordinator: second });
  const email = 'po-odejsciu@example.org';
  await as(leader, { method: 'POST', url: '/invitations', payload: { clientId: randomUUID(), email, groupId: own } });
  await as(second, { method: 'DELETE', url: `/groups/${own}/members/${leader.id}` });
  const mail = await hub.db
    .selectFrom('mailMessage')
    .select('text')
    .where('recipient', '=', email)
    .executeTakeFirstOrThrow();
  const token = /#([\w-]{43})/.exec(mail.text)?.[1] ?? '';
  const headers = { origin: chair.headers.origin };
  const answer = await hub.app.inject({ method: 'POST', url: '/api/invitations/preview', headers, payload: { token } });
  expect(answer.json().error.code).toBe('link_expired');
});

test('who comes back into a group does not come back into what TLP:RED named them for', async () => {
  const person = await hub.makeMember();
  const own = await hub.makeGroup({ chair, member: person });
  const payload = { clientId: randomUUID(), title: 'Wątek', label: 'TLP:RED', body: 'Treść', readers: [person.id] };
  const { id } = (await as(chair, { method: 'POST', url: `/groups/${own}/threads`, payload })).json();
  expect((await as(person, { url: `/threads/${id}` })).statusCode).toBe(200);
  await as(chair, { method: 'DELETE', url: `/groups/${own}/members/${person.id}` });
  await as(chair, { method: 'POST', url: `/groups/${own}/members`, payload: { memberId: person.id, role: 'member' } });
  expect((await as(person, { url: `/threads/${id}` })).statusCode).toBe(404);
});
