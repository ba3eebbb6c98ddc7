import type { ThingKind } from '../../shared/links/schema.ts';
import type { Db, Tx } from '../db/client.ts';
import { seeDrafts } from '../drafts/sight-actions.ts';
import { seeMeetings } from '../meetings/sight-actions.ts';
import { seeThreads } from '../threads/sight-actions.ts';
import type { Sight, Wanted } from './actions.ts';
import type { RootedRow } from './queries.ts';

type Look = (db: Db | Tx, wanted: readonly Wanted[]) => Promise<Sight[]>;

/** How each kind of thing is seen. A message is seen by way of its thread. */
const looks: Partial<Record<ThingKind, Look>> = {
  thread: seeThreads,
  meeting: seeMeetings,
  draft: seeDrafts,
};

/** What each row's person may see of its thing now; nothing where access has ended. */
export type Sights = (row: Pick<RootedRow, 'memberId' | 'root'>) => Sight | undefined;

/** Asks for many people and things at once: one question for each kind. */
export async function lookAt(db: Db | Tx, rows: readonly Pick<RootedRow, 'memberId' | 'root'>[]): Promise<Sights> {
  const found = new Map<string, Sight>();
  const kinds = Map.groupBy(rows, ({ root }) => root.kind);
  for (const [kind, some] of kinds) {
    const wanted = new Map(some.map(({ memberId, root: { id } }) => [`${memberId} ${id}`, { memberId, id }]));
    const sights = await looks[kind]?.(db, [...wanted.values()]);
    for (const sight of sights ?? []) found.set(nameOf(sight.memberId, kind, sight.id), sight);
  }
  return ({ memberId, root }) => found.get(nameOf(memberId, root.kind, root.id));
}

const nameOf = (memberId: string, kind: ThingKind, id: string) => `${memberId} ${kind} ${id}`;
