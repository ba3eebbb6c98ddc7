import { type Static, Type } from 'typebox';
import { Closed, Instant, List, Nullable, Uuid } from '../fields.ts';

/** A subscription of one person: to their own meetings, or to one group's. */
export const Feed = Closed({
  id: Uuid,
  groupId: Type.Union([Uuid, Type.Null()], { description: 'null: everything I am invited to' }),
  groupName: Nullable(Type.String()),
  url: Type.Union([Type.String(), Type.Null()], {
    description: "As secret as a password; null when the hub's secret has changed since: rotate it",
  }),
  createdAt: Instant,
  lastFetchedAt: Nullable(Instant),
});
export type Feed = Static<typeof Feed>;
export const Feeds = List(Feed);
export const NewFeed = Closed({ clientId: Uuid, groupId: Type.Optional(Nullable(Uuid)) });
export type NewFeed = Static<typeof NewFeed>;
