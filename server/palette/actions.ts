import type { Occurrence } from '../../shared/meetings/schema.ts';
import type { PaletteFinds } from '../../shared/palette/schema.ts';
import type { Ctx } from '../context.ts';
import { listOccurrences } from '../meetings/list-actions.ts';
import { findDecisions, findDrafts, findGroups, findPeople, findThreads } from './queries.ts';
import { holdsKeys, toKeys } from './words.ts';

const dayMs = 86_400_000;
const [backMs, aheadMs] = [180 * dayMs, 210 * dayMs];
const meetingsShown = 5;

/** What fits a few words, by kind. Rights are part of each question: it finds what the reader's own lists would show. */
export async function findForPalette(ctx: Ctx, query: string): Promise<PaletteFinds> {
  const keys = toKeys(query);
  if (keys.length === 0) return { people: [], groups: [], threads: [], meetings: [], drafts: [], decisions: [] };
  const { db, actor } = ctx;
  const [people, groups, threads, meetings, drafts, decisions] = await Promise.all([
    findPeople(db, keys),
    findGroups(db, actor.id, keys),
    findThreads(db, actor.id, keys),
    findMeetings(ctx, keys),
    findDrafts(db, actor.id, keys),
    findDecisions(db, actor.id, keys),
  ]);
  return { people, groups, threads, meetings, drafts, decisions };
}

/** Meetings by title, of half a year back and ahead; of a series the occurrence nearest to now. */
async function findMeetings({ db, actor }: Ctx, keys: string[]): Promise<PaletteFinds['meetings']> {
  const now = Date.now();
  const all = await listOccurrences(db, actor, { from: now - backMs, to: now + aheadMs });
  const away = ({ startsAt }: Occurrence) => Math.abs(Date.parse(startsAt) - now);
  const found = all.filter(({ title, cancelled }) => !cancelled && holdsKeys(title, keys));
  const nearest = new Map<string, Occurrence>();
  for (const occurrence of found.sort((a, b) => away(b) - away(a))) nearest.set(occurrence.meetingId, occurrence);
  return [...nearest.values()]
    .sort((a, b) => away(a) - away(b))
    .slice(0, meetingsShown)
    .map(({ meetingId: id, title, groupName, startsAt, recurring }) => ({ id, title, groupName, startsAt, recurring }));
}
