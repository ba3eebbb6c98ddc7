import { type RawBuilder, sql } from 'kysely';
import type { PaletteFinds } from '../../shared/palette/schema.ts';
import type { Db } from '../db/client.ts';
import { foldFrom, foldTo } from './words.ts';

const perKind = 5;

/** True where the text holds every pattern. */
function holds(text: RawBuilder<string>, patterns: string[]): RawBuilder<boolean> {
  return sql<boolean>`translate(lower(${text}), ${foldFrom}, ${foldTo}) like all(${patterns}::text[])`;
}

type Kind<Name extends keyof PaletteFinds> = PaletteFinds[Name];

/** People by name, institution, region or competence. */
export async function findPeople(db: Db, patterns: string[]): Promise<Kind<'people'>> {
  const text = sql<string>`concat_ws(' ', display_name, organisation, region, array_to_string(competences, ' '))`;
  const { rows } = await sql<Kind<'people'>[number]>`
    select id, display_name, initials, sector, organisation from member
    where disabled_at is null and ${holds(text, patterns)}
    order by ${holds(sql`display_name`, patterns)} desc, display_name limit ${perKind}`.execute(db);
  return rows;
}

/** The member's groups. */
export async function findGroups(db: Db, memberId: string, patterns: string[]): Promise<Kind<'groups'>> {
  const { rows } = await sql<Kind<'groups'>[number]>`
    select w.id, w.name as title from working_group w
    join group_member gm on gm.group_id = w.id and gm.member_id = ${memberId}
    where ${holds(sql`w.name || ' ' || w.mandate`, patterns)}
    order by ${holds(sql`w.name`, patterns)} desc, w.name limit ${perKind}`.execute(db);
  return rows;
}

/** Threads of the member's groups by title; under TLP:RED only those that name the member as a reader. */
export async function findThreads(db: Db, memberId: string, patterns: string[]): Promise<Kind<'threads'>> {
  const { rows } = await sql<Kind<'threads'>[number]>`
    select t.id, t.title, w.name as group_name from thread t
    join group_member gm on gm.group_id = t.group_id and gm.member_id = ${memberId}
    join working_group w on w.id = t.group_id
    where (t.label <> 'TLP:RED' or exists (
        select from thread_reader r where r.thread_id = t.id and r.member_id = ${memberId}))
      and ${holds(sql`t.title`, patterns)}
    order by t.active_at desc limit ${perKind}`.execute(db);
  return rows;
}

/** Drafts of the member's groups by title. */
export async function findDrafts(db: Db, memberId: string, patterns: string[]): Promise<Kind<'drafts'>> {
  const { rows } = await sql<Kind<'drafts'>[number]>`
    select d.id, d.title, w.name as group_name from draft d
    join group_member gm on gm.group_id = d.group_id and gm.member_id = ${memberId}
    join working_group w on w.id = d.group_id
    where d.deleted_at is null and ${holds(sql`d.title`, patterns)}
    order by d.edited_at desc limit ${perKind}`.execute(db);
  return rows;
}

/**
 * Meetings by title, the nearest first: those of the member's groups, those they are invited to and those they convene;
 * under TLP:RED only the latter two.
 */
export async function findMeetings(db: Db, memberId: string, patterns: string[]): Promise<Kind<'meetings'>> {
  type Row = Omit<Kind<'meetings'>[number], 'startsAt'> & { startsAt: Date };
  const { rows } = await sql<Row>`
    select m.id, m.title, w.name as group_name, m.first_starts_at as starts_at, m.recurrence is not null as recurring
    from meeting m
    left join working_group w on w.id = m.group_id
    where m.cancelled_at is null
      and (m.organiser_id = ${memberId}
        or exists (select from meeting_invitation i where i.meeting_id = m.id and i.member_id = ${memberId})
        or (m.label <> 'TLP:RED' and exists (
          select from group_member gm where gm.group_id = m.group_id and gm.member_id = ${memberId})))
      and ${holds(sql`m.title`, patterns)}
    order by abs(extract(epoch from m.first_starts_at - now())) limit ${perKind}`.execute(db);
  return rows.map(({ startsAt, ...row }) => ({ ...row, startsAt: startsAt.toISOString() }));
}
