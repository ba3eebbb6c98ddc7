import type { ThingKind } from '../../shared/links/schema.ts';
import type { Db, Tx } from '../db/client.ts';
import { seeDecisions } from '../decisions/sight-actions.ts';
import { seeDrafts } from '../drafts/sight-actions.ts';
import { seeMeetings } from '../meetings/sight-actions.ts';
import { seeTasks } from '../tasks/sight-actions.ts';
import { type MessageSight, seeMessages, seeThreads } from '../threads/sight-actions.ts';
import type { Sight, Wanted } from './actions.ts';
import type { RootedRow } from './queries.ts';

type Look = (db: Db | Tx, wanted: readonly Wanted[]) => Promise<Sight[]>;

/** How each kind of thing is seen. A message is seen by way of its thread. */
const looks: Partial<Record<ThingKind, Look>> = {
  thread: seeThreads,
  meeting: seeMeetings,
  draft: seeDrafts,
  task: seeTasks,
  decision: seeDecisions,
};

type Row = Pick<RootedRow, 'memberId' | 'root' | 'messageId' | 'part'>;
/** A thing as somebody may see it, with the one message of it that they are told of. */
export type Seen = Sight & { message: MessageSight | null };
/** What each row's person may see now; nothing where access has ended or the message is gone. */
export type Sights = (row: Row) => Seen | undefined;

/** Asks for many people and things at once: one question for each kind. */
export async function lookAt(db: Db | Tx, rows: readonly Row[]): Promise<Sights> {
  const found = new Map<string, Sight>();
  for (const [kind, some] of Map.groupBy(rows, ({ root }) => root.kind)) {
    const wanted = some.map(({ memberId, root: { id }, part }) => ({ memberId, id, part }));
    for (const sight of (await looks[kind]?.(db, unique(wanted))) ?? []) found.set(`${kind} ${nameOf(sight)}`, sight);
  }
  const asked = rows.flatMap(({ memberId, messageId }) => (messageId ? [{ memberId, id: messageId }] : []));
  const read = asked.length > 0 ? await seeMessages(db, unique(asked)) : [];
  const messages = new Map(read.map((message) => [nameOf(message), message]));
  return ({ memberId, root, messageId, part }) => {
    const sight = found.get(`${root.kind} ${nameOf({ memberId, id: root.id, part })}`);
    const message = messageId ? messages.get(nameOf({ memberId, id: messageId })) : null;
    return sight && message !== undefined ? { ...sight, message } : undefined;
  };
}

const nameOf = ({ memberId, id, part }: Wanted) => `${memberId} ${id} ${part ?? ''}`;
const unique = (wanted: Wanted[]) => [...new Map(wanted.map((one) => [nameOf(one), one])).values()];
