import type { RegisterPage } from '../../shared/decisions/schema.ts';
import type { Ctx } from '../context.ts';
import {
  countRegister,
  listLines,
  listRegister,
  listYears,
  type RegisterCursor,
  type RegisterFilter,
} from './list-queries.ts';
import { toCsv } from './register.ts';
import { withSources } from './source-actions.ts';

const pageSize = 50;

/** The findings of all of the actor's groups, the latest first; `next` is the cursor of the following page. */
export async function readRegister(ctx: Ctx, filter: RegisterFilter, cursor?: string): Promise<RegisterPage> {
  const { db, actor } = ctx;
  const [rows, total, years] = await Promise.all([
    listRegister(db, actor.id, { filter, after: parseCursor(cursor), limit: pageSize + 1 }),
    countRegister(db, actor.id, filter),
    listYears(db, actor.id),
  ]);
  const items = await withSources(ctx, rows.slice(0, pageSize));
  const last = items.at(-1);
  const next = last && rows.length > pageSize ? `${last.closesAt}_${last.id}` : null;
  return { items, next, total, years };
}

/** The same as a table to take along. TLP:RED is left out: it is not exported. */
export async function exportRegister({ db, actor, services }: Ctx, filter: RegisterFilter): Promise<string> {
  const lines = await listLines(db, actor.id, filter);
  const { publicUrl } = services.config;
  return toCsv(
    lines.map((line) => ({ ...line, address: `${publicUrl}/ustalenia/${line.id}` })),
    actor.locale,
  );
}

function parseCursor(cursor: string | undefined): RegisterCursor | undefined {
  const [at = '', id = ''] = cursor?.split('_') ?? [];
  const closesAt = new Date(at);
  return cursor && !Number.isNaN(closesAt.getTime()) ? { closesAt, id } : undefined;
}
