import { type RawBuilder, sql } from 'kysely';
import type { PaletteFinds } from '../../shared/palette/schema.ts';
import type { Db } from '../db/client.ts';
import { foldFrom, foldTo } from './words.ts';

const perKind = 5;

/** True where the text holds every key; keys are letters and digits only, so none is a pattern of its own. */
function holds(text: RawBuilder<string>, keys: string[]): RawBuilder<boolean> {
  const patterns = keys.map((key) => `%${key}%`);
  return sql<boolean>`translate(lower(${text}), ${foldFrom}, ${foldTo}) like all(${patterns}::text[])`;
}

type Kind<Name extends keyof PaletteFinds> = PaletteFinds[Name];

/** People by name, institution, region or competence. */
export async function findPeople(db: Db, keys: string[]): Promise<Kind<'people'>> {
  const text = sql<string>`concat_ws(' ', display_name, organisation, region, array_to_string(competences, ' '))`;
  const { rows } = await sql<Kind<'people'>[number]>`
    select id, display_name, initials, sector, organisation from member
    where disabled_at is null and ${holds(text, keys)}
    order by ${holds(sql`display_name`, keys)} desc, display_name limit ${perKind}`.execute(db);
  return rows;
}

/** The member's groups. */
export async function findGroups(db: Db, memberId: string, keys: string[]): Promise<Kind<'groups'>> {
  const { rows } = await sql<Kind<'groups'>[number]>`
    select w.id, w.name as title from working_group w
    join group_member gm on gm.group_id = w.id and gm.member_id = ${memberId}
    where ${holds(sql`w.name || ' ' || w.mandate`, keys)}
    order by ${holds(sql`w.name`, keys)} desc, w.name limit ${perKind}`.execute(db);
  return rows;
}

/** Threads of the member's groups by title; under TLP:RED only those that name the member as a reader. */
export async function findThreads(db: Db, memberId: string, keys: string[]): Promise<Kind<'threads'>> {
  const { rows } = await sql<Kind<'threads'>[number]>`
    select t.id, t.title, w.name as group_name from thread t
    join group_member gm on gm.group_id = t.group_id and gm.member_id = ${memberId}
    join working_group w on w.id = t.group_id
    where (t.label <> 'TLP:RED' or exists (
        select from thread_reader r where r.thread_id = t.id and r.member_id = ${memberId}))
      and ${holds(sql`t.title`, keys)}
    order by t.active_at desc limit ${perKind}`.execute(db);
  return rows;
}

/** Drafts of the member's groups by title. */
export async function findDrafts(db: Db, memberId: string, keys: string[]): Promise<Kind<'drafts'>> {
  const { rows } = await sql<Kind<'drafts'>[number]>`
    select d.id, d.title, w.name as group_name from draft d
    join group_member gm on gm.group_id = d.group_id and gm.member_id = ${memberId}
    join working_group w on w.id = d.group_id
    where d.deleted_at is null and ${holds(sql`d.title`, keys)}
    order by d.edited_at desc limit ${perKind}`.execute(db);
  return rows;
}

/** Decisions of the member's groups by the title they have now; under TLP:RED only those that name the member as a reader. */
export async function findDecisions(db: Db, memberId: string, keys: string[]): Promise<Kind<'decisions'>> {
  const { rows } = await sql<Kind<'decisions'>[number]>`
    select d.id, o.title, w.name as group_name from decision d
    join decision_wording o on o.decision_id = d.id and o.version = d.version
    join group_member gm on gm.group_id = d.group_id and gm.member_id = ${memberId}
    join working_group w on w.id = d.group_id
    where d.state <> 'withdrawn' and ${holds(sql`o.title`, keys)}
      and (d.label <> 'TLP:RED' or exists (
        select from decision_reader r where r.decision_id = d.id and r.member_id = ${memberId}))
    order by d.closes_at desc limit ${perKind}`.execute(db);
  return rows;
}
