import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Decision, DecisionPage } from '../../shared/decisions/schema.ts';
import { type Client, untilAnswered } from '../client.ts';
import type { Writer, Writing } from './writers.ts';

const pauseMs = 25;

/** An open vote of the group in which everybody may change their mind for a day. */
export async function openVote(client: Client, groupId: string): Promise<string> {
  const closes = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 16);
  const settings = {
    ...{ method: 'vote', majority: 'simple', silence: 'for', maxChoices: 1, roles: ['chair', 'member'] },
    ...{ quorum: { kind: 'none' }, reasons: 'required', visibility: 'always', secret: false, joiners: false },
    dissentHours: 0,
  };
  const body = { clientId: randomUUID(), title: 'Próba', body: '', label: 'TLP:GREEN', settings, closes };
  const path = `/api/groups/${groupId}/decisions`;
  const answer = await untilAnswered(() => client.request<Decision>('POST', path, body));
  if (answer.status >= 300) throw new Error(`a vote was not opened: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

/** Changes its mind again and again, each position with a reason of its own, until the signal. */
export function startVoter(client: Client, decisionId: string, stop: AbortSignal): Writer {
  const writing: Writing = { sent: [], acknowledged: [] };
  const work = async () => {
    for (let turn = 0; !stop.aborted; turn += 1) {
      const clientId = randomUUID();
      writing.sent.push(clientId);
      const choice = { kind: 'stand', stand: turn % 2 === 0 ? 'for' : 'against' };
      const body = { clientId, version: 1, choice, reason: clientId };
      const path = `/api/decisions/${decisionId}/position`;
      const answer = await untilAnswered(() => client.request('PUT', path, body));
      if (answer.status >= 300) throw new Error(`a vote was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
      writing.acknowledged.push(clientId);
      await sleep(pauseMs);
    }
  };
  return { ...writing, finished: work() };
}

/** How often each position stands among those that were ever held. Throws when the count of voters does not agree. */
export async function countVotes(reader: Client, decisionId: string): Promise<(id: string) => number> {
  const { body } = await untilAnswered(() => reader.request<DecisionPage>('GET', `/api/decisions/${decisionId}`));
  const positions = body.positions ?? [];
  if (positions.length !== body.decision.voted)
    throw new Error(`${body.decision.voted} have voted, and ${positions.length} hold a position`);
  const reasons = positions.flatMap((position) => [position.reason, ...position.earlier.map(({ reason }) => reason)]);
  return (id) => reasons.filter((reason) => reason === id).length;
}
