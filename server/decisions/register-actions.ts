import { parseFindingNumber } from '../../shared/decisions/number.ts';
import type { RegisterPage } from '../../shared/decisions/schema.ts';
import type { Ctx } from '../context.ts';
import { toMatching } from '../search/matching-actions.ts';
import {
  countRegister,
  listLines,
  listRegister,
  listYears,
  type RegisterCursor,
  type RegisterFilter,
  type SoughtFindings,
} from './list-queries.ts';
import { toCsv } from './register.ts';
import { withSources } from './source-actions.ts';

const pageSize = 50;

export type RegisterSearch = RegisterFilter & { query?: string };

/** The findings of all of the actor's groups, the latest first; `next` is the cursor of the following page. */
export async function readRegister(ctx: Ctx, search: RegisterSearch, cursor?: string): Promise<RegisterPage> {
  const { db, actor } = ctx;
  const { filter, total } = await seek(ctx, search);
  const [rows, years] = await Promise.all([
    listRegister(db, actor.id, { filter, after: parseCursor(cursor), limit: pageSize + 1 }),
    listYears(db, actor.id),
  ]);
  const items = await withSources(ctx, rows.slice(0, pageSize));
  const last = items.at(-1);
  const next = last && rows.length > pageSize ? `${last.closesAt}_${last.id}` : null;
  return { items, next, total, years };
}

/** The same as a table to take along. TLP:RED is left out: it is not exported. */
export async function exportRegister(ctx: Ctx, search: RegisterSearch): Promise<string> {
  const { db, actor, services } = ctx;
  const { filter } = await seek(ctx, search);
  const lines = await listLines(db, actor.id, filter);
  const { publicUrl } = services.config;
  return toCsv(
    lines.map((line) => ({ ...line, address: `${publicUrl}/ustalenia/${line.id}` })),
    actor.locale,
  );
}

/** What is looked for, and how many there are: words in any form of theirs, or where none fits, what begins alike. */
async function seek({ db, actor }: Ctx, { query = '', ...rest }: RegisterSearch) {
  const words = query.trim().split(/\s+/).filter(Boolean);
  const numbers = words.flatMap((word) => parseFindingNumber(word) ?? []);
  const text = words.filter((word) => !parseFindingNumber(word)).join(' ');
  const matching = text ? await toMatching(text) : undefined;
  const full: SoughtFindings = { ...rest, numbers, matching: matching?.full };
  const total = await countRegister(db, actor.id, full);
  if (total > 0 || !matching) return { filter: full, total };
  const loose = { ...full, matching: matching.loose };
  return { filter: loose, total: await countRegister(db, actor.id, loose) };
}

function parseCursor(cursor: string | undefined): RegisterCursor | undefined {
  const [at = '', id = ''] = cursor?.split('_') ?? [];
  const closesAt = new Date(at);
  return cursor && !Number.isNaN(closesAt.getTime()) ? { closesAt, id } : undefined;
}
