import { type RawBuilder, type SqlBool, sql } from 'kysely';

/*
 * Who may find what, as SQL over `search_entry e` and the rows that stand now: the same decisions as in the access of each
 * feature, which a test holds together. Nothing here is read from the index but where a thing belongs.
 */

/** In a shape that is looked up row by row, and not taken as a way to the rows. */
const myGroups = (memberId: string) =>
  sql`coalesce(e.group_id in (select group_id from group_member where member_id = ${memberId}), false)`;

/** Threads of my groups under TLP:RED that do not name me. */
const hiddenThreads = (memberId: string) => sql`
  select x.id from thread x
  join group_member g on g.group_id = x.group_id and g.member_id = ${memberId}
  where x.label = 'TLP:RED' and not exists (
    select from thread_reader r where r.thread_id = x.id and r.member_id = ${memberId})`;

/** Messages of their own label in threads of my groups that do not name me. */
const hiddenAsides = (memberId: string) => sql`
  select x.id from message x
  join thread xt on xt.id = x.thread_id
  join group_member g on g.group_id = xt.group_id and g.member_id = ${memberId}
  where x.ordinal < 0 and not exists (
    select from message_reader r where r.message_id = x.id and r.member_id = ${memberId})`;

const hiddenDecisions = (memberId: string) => sql`
  select x.id from decision x
  join group_member g on g.group_id = x.group_id and g.member_id = ${memberId}
  where x.label = 'TLP:RED' and not exists (
    select from decision_reader r where r.decision_id = x.id and r.member_id = ${memberId})`;

/** As `selectVisibleMeetings` of meetings. */
const myMeetings = (memberId: string) => sql`
  select x.id from meeting x
  left join group_member g on g.group_id = x.group_id and g.member_id = ${memberId}
  left join meeting_invitation i on i.meeting_id = x.id and i.member_id = ${memberId}
  where (g.member_id is not null or i.member_id is not null)
    and case when x.group_id is null then i.member_id is not null
             when g.member_id is not null then x.label <> 'TLP:RED' or i.member_id is not null
             else coalesce(i.guest, false) and x.label <> 'TLP:AMBER+STRICT' end`;

const notIn = (column: RawBuilder<unknown>, hidden: RawBuilder<unknown>) =>
  sql`(${column} is null or ${column} not in (${hidden}))`;

/** Messages that the member may read. */
export function visibleMessages(memberId: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(e.kind = 'message' and ${myGroups(memberId)}
    and ${notIn(sql`e.thread_id`, hiddenThreads(memberId))} and ${notIn(sql`e.id`, hiddenAsides(memberId))})`;
}

/** Everything else that the member may read. */
export function visibleOthers(memberId: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(e.kind <> 'message' and case
    when e.kind = 'member' then e.id in (select x.id from member x where x.disabled_at is null)
    when e.meeting_id is not null then e.meeting_id in (${myMeetings(memberId)})
    else ${myGroups(memberId)}
      and ${notIn(sql`e.thread_id`, hiddenThreads(memberId))}
      and ${notIn(sql`e.message_id`, hiddenAsides(memberId))}
      and (e.kind <> 'decision' or e.id not in (${hiddenDecisions(memberId)}))
    end)`;
}
