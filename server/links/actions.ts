import { AppError } from '../../shared/errors.ts';
import type { Chip, Links, ThingKind, ThingRef } from '../../shared/links/schema.ts';
import type { Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { accessDecision } from '../decisions/access.ts';
import { accessDraft } from '../drafts/access.ts';
import { accessMeeting } from '../meetings/access.ts';
import { accessTask } from '../tasks/access.ts';
import { accessMessage, accessThread } from '../threads/access.ts';
import { insertLink, listLinkedMessages, listLinks } from './queries.ts';

type Described = { title: string; path: string };
type Describe = (ctx: Ctx, id: string) => Promise<Described>;

/** How each kind is called and where it stands, asked of the feature's own access. */
const describers: Partial<Record<ThingKind, Describe>> = {
  thread: async ({ db, actor }, id) => {
    const { thread } = await accessThread(db, actor, id, 'read');
    return { title: thread.title, path: `/watki/${id}` };
  },
  message: async ({ db, actor }, id) => {
    const { thread } = await accessMessage(db, actor, id, 'read');
    return { title: thread.title, path: `/wiadomosci/${id}` };
  },
  meeting: async ({ db, actor }, id) => {
    const { row } = await accessMeeting(db, actor, id, 'read');
    return { title: row.title, path: `/spotkania/${id}` };
  },
  decision: async ({ db, actor }, id) => {
    const { decision } = await accessDecision(db, actor, id, 'read');
    return { title: decision.title, path: `/ustalenia/${id}` };
  },
  draft: async ({ db, actor }, id) => {
    const { draft } = await accessDraft(db, actor, id, 'read');
    return { title: draft.title, path: `/dokumenty/${id}` };
  },
  task: async ({ db, actor }, id) => {
    const { row } = await accessTask(db, actor, id, 'read');
    return { title: row.title, path: `/zadania/${id}` };
  },
};

/** Each thing as the actor may see it, in the order asked for: what is not there and what is hidden look the same. */
export async function describeThings(ctx: Ctx, refs: readonly ThingRef[]): Promise<Chip[]> {
  return Promise.all(refs.map((ref) => describe(ctx, ref)));
}

async function describe(ctx: Ctx, { kind, id }: ThingRef): Promise<Chip> {
  try {
    const found = await describers[kind]?.(ctx, id);
    return { kind, id, title: found?.title ?? null, path: found?.path ?? null };
  } catch (error) {
    if (error instanceof AppError) return { kind, id, title: null, path: null };
    throw error;
  }
}

export type NewLink = { from: ThingRef; to: ThingRef; actorId: string };

/** Ties what was made to what it was made of, once. The caller has asked for access to both. */
export async function linkThings(trx: Tx, { from, to, actorId }: NewLink): Promise<void> {
  await insertLink(trx, from, to, actorId);
}

/** As `linkThings`, when `from` comes from a request: refused as `not_found` unless the actor may read it. */
export async function linkFrom(ctx: Ctx, trx: Tx, from: ThingRef, to: ThingRef): Promise<void> {
  const [chip] = await describeThings(ctx, [from]);
  if (!chip?.path) throw new AppError('not_found');
  await linkThings(trx, { from, to, actorId: ctx.actor.id });
}

async function keepVisible(ctx: Ctx, refs: readonly ThingRef[]): Promise<Chip[]> {
  return (await describeThings(ctx, refs)).filter(({ path }) => path !== null);
}

/** What a thing was made of and what was made of it; of a thread also what stands in it. Hidden things are left out. */
export async function linksOf(ctx: Ctx, ref: ThingRef): Promise<Links> {
  const [self] = await describeThings(ctx, [ref]);
  if (!self?.path) throw new AppError('not_found');
  // What came of a message that is hidden would tell that there is one.
  const inside = ref.kind === 'thread' ? await keepVisible(ctx, await listLinkedMessages(ctx.db, ref.id)) : [];
  const rows = await listLinks(ctx.db, [ref, ...inside]);
  const chips = await describeThings(ctx, rows);
  const seen = chips.map((chip, index) => ({ chip, made: rows[index]?.made ?? false })).filter(({ chip }) => chip.path);
  return {
    sources: seen.filter(({ made }) => !made).map(({ chip }) => chip),
    results: seen.filter(({ made }) => made).map(({ chip }) => chip),
  };
}
