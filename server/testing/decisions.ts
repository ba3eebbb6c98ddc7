import { randomBytes, randomUUID } from 'node:crypto';
import type { Choice, Stand } from '../../shared/decisions/rule.ts';
import type { Decision, DecisionPage, Settings } from '../../shared/decisions/schema.ts';
import { tend } from '../decisions/tending-actions.ts';
import type { Method, Person, TestApp } from './app.ts';

export type DecisionCalls = ReturnType<typeof decisionCalls>;

/** A plain vote of everybody in the group. */
export const plainSettings: Settings = {
  method: 'vote',
  majority: 'simple',
  silence: 'for',
  maxChoices: 1,
  roles: ['chair', 'coordinator', 'rapporteur', 'member'],
  quorum: { kind: 'none' },
  reasons: 'optional',
  visibility: 'always',
  secret: false,
  joiners: false,
  dissentHours: 48,
};

export const stand = (which: Stand): Choice => ({ kind: 'stand', stand: which });
export const makeReceipt = (): string => randomBytes(32).toString('base64url');

/** What differs from a plain vote; a test may ask for what is refused. */
type Wanted = { settings?: object; [field: string]: unknown };

/** A wall time some days from now, as a form sends it. */
export const inDays = (days: number, time: string): string =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${time}`;

/** The decisions' part of the API as people of a test use it. */
export function decisionCalls(hub: TestApp, groupId: string) {
  async function ok<T>(person: Person, method: Method, url: string, payload?: object): Promise<T> {
    const answer = await hub.call(person, method, url, payload);
    if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
    return answer.body ? answer.json() : (undefined as T);
  }

  const input = ({ settings, ...more }: Wanted = {}) => ({
    clientId: randomUUID(),
    title: 'Przyjmujemy rekomendację',
    body: 'Treść wniosku.',
    label: 'TLP:AMBER',
    closes: inDays(28, '18:00'),
    settings: { ...plainSettings, ...settings },
    ...more,
  });
  const path = (id: string, rest = '') => `/api/decisions/${id}${rest}`;
  const position = (choice: Choice, more: object = {}) => ({ clientId: randomUUID(), version: 1, choice, ...more });

  return {
    ok,
    input,
    position,
    propose: (person: Person, more: Wanted = {}) =>
      ok<Decision>(person, 'POST', `/api/groups/${groupId}/decisions`, input(more)),
    read: (person: Person, id: string) => ok<DecisionPage>(person, 'GET', path(id)),
    vote: (person: Person, id: string, choice: Choice, more: object = {}) =>
      ok<DecisionPage>(person, 'PUT', path(id, '/position'), position(choice, more)),
    /** Status and code of a refusal. */
    async refused(person: Person, method: Method, url: string, payload?: object): Promise<string> {
      const answer = await hub.call(person, method, url, payload);
      return `${answer.statusCode} ${answer.json().error?.code ?? 'none'}`;
    },
    /** Lets the clock of a decision reach its close, and the job do its work. */
    async close(id: string): Promise<void> {
      const opensAt = new Date(Date.now() - 2_000);
      const closesAt = new Date(Date.now() - 1_000);
      await hub.db.updateTable('decision').set({ opensAt, closesAt }).where('id', '=', id).execute();
      await tend(hub.app.services, id);
    },
  };
}

/** A proposal of somebody's that they alone voted on, and that was rejected. */
export async function closeVoting(hub: TestApp, groupId: string, person: Person): Promise<void> {
  const calls = decisionCalls(hub, groupId);
  const { id } = await calls.propose(person);
  await calls.vote(person, id, stand('against'));
  await calls.close(id);
}
