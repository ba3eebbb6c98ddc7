import type { SearchQuery } from '../../shared/search/asked.ts';
import { parseQuery, printFilter } from '../../shared/search/query.ts';
import {
  type Found,
  type FoundGroup,
  type FoundKind,
  foundKinds,
  type SearchAnswer,
  type Sort,
  searchWindow,
} from '../../shared/search/schema.ts';
import type { Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { frequenciesOf } from './frequencies.ts';
import { toLimits } from './limits.ts';
import { newestMessages, type Scope, shouldBeFew } from './message-search.ts';
import { fold } from './polish/fold.ts';
import { loadLanguage } from './polish/language.ts';
import {
  type Ask,
  type FoundRow,
  findAlike,
  type Hit,
  type Place,
  prepareSearch,
  readFound,
  scoreHits,
} from './search-queries.ts';
import { createMarker } from './snippet.ts';
import { type Sought, understand } from './understand.ts';

const [shownOfEach, shownOfOne] = [5, 20];

/** Everything that fits and that the actor may read, by kind; of one kind page by page. */
export async function search(ctx: Ctx, input: SearchQuery): Promise<SearchAnswer> {
  const { db, actor } = ctx;
  const language = await loadLanguage();
  const query = parseQuery(input.q);
  const sought = understand(language, query, input.unfinished);
  const kinds = (input.kinds?.split(',') as FoundKind[] | undefined) ?? [...foundKinds];
  const page = toPage(input, kinds);
  if (sought.full === null && query.filters.length === 0) return { groups: [], alike: false, unclear: [] };
  return db.transaction().execute(async (trx) => {
    const groupIds = await prepareSearch(trx, actor.id);
    const limits = await toLimits(trx, query.filters, { actor, now: new Date() });
    const unclear = limits.unclear.map((filter) => printFilter(filter, actor.locale));
    const scope = { groupIds, frequencies: await frequenciesOf(db, trx) };
    const { full, firm, exact } = sought;
    const name = query.terms.filter(({ excluded }) => !excluded).map(({ text }) => fold(text));
    const asked: Asked = {
      ...{ memberId: actor.id, full, firm, exact: page.sort === 'best' ? exact : null, limits, before: page.before },
      ...{ name: name.join(' '), scope },
    };
    const { hits, alike } = await findOrGuess(trx, asked, { sought, kinds });
    const marker = createMarker(language, alike ? sought.markedLoosely : sought.marked);
    const groups = await showGroups(trx, hits, { ...page, marker });
    return { groups, alike, unclear };
  });
}

type Page = { sort: Sort; size: number; offset: number; before: Place | null };

function toPage({ sort = 'best', cursor }: SearchQuery, kinds: readonly FoundKind[]): Page {
  const single = kinds.length === 1;
  const [, createdAt = '', id = ''] = /^n(.+)_(.+)$/.exec(single ? (cursor ?? '') : '') ?? [];
  return {
    sort: createdAt ? 'newest' : sort,
    size: single ? shownOfOne : shownOfEach,
    offset: Number(/^b(\d+)$/.exec(single ? (cursor ?? '') : '')?.[1] ?? 0),
    before: createdAt ? { createdAt, id } : null,
  };
}

type Asked = Ask & { name: string; scope: Scope };
type Wanted = { sought: Sought; kinds: readonly FoundKind[] };

/** What fits; where nothing does, what begins alike; where nothing does either, names that look alike. */
async function findOrGuess(trx: Tx, ask: Asked, { sought, kinds }: Wanted) {
  const hits = await find(trx, ask, kinds);
  const { loose } = sought;
  if (hits.length > 0 || loose === null || ask.before) return { hits, alike: false };
  const begun = await find(trx, { ...ask, full: loose, firm: null, exact: null }, kinds);
  if (begun.length > 0) return { hits: begun, alike: true };
  const named = await findAlike(trx, ask, kinds);
  return { hits: named, alike: named.length > 0 };
}

async function find(trx: Tx, ask: Asked, kinds: readonly FoundKind[]): Promise<Hit[]> {
  if (ask.limits.nothing) return [];
  const messageIds = kinds.includes('message') ? await findMessages(trx, ask) : [];
  return scoreHits(trx, ask, { messageIds, others: kinds.filter((kind) => kind !== 'message') });
}

/**
 * The newest messages with every word as written, and where those are few the newest that fit; of a word that thousands of
 * messages hold nobody reads more than that. Where few should fit, a look at all that do may be enough.
 */
async function findMessages(trx: Tx, ask: Asked): Promise<string[]> {
  const { full, exact, scope } = ask;
  const differs = exact && exact.text !== full?.text;
  const early = differs && shouldBeFew(ask, full, scope) ? await newestMessages(trx, ask, full, scope) : undefined;
  const isEnough = !differs || (early && early.length < searchWindow);
  const literal = isEnough ? [] : await newestMessages(trx, ask, exact, scope);
  const newest = literal.length < searchWindow ? (early ?? (await newestMessages(trx, ask, full, scope))) : [];
  return [...new Set([...literal, ...newest].map(({ id }) => id))];
}

type Show = Page & { marker: ReturnType<typeof createMarker> };

async function showGroups(trx: Tx, hits: readonly Hit[], show: Show): Promise<FoundGroup[]> {
  const byKind = Map.groupBy(hits, ({ kind }) => kind);
  const pages = foundKinds.flatMap((kind) => {
    const all = (byKind.get(kind) ?? []).toSorted(show.sort === 'best' ? byScore : byTime).slice(0, searchWindow);
    return all.length > 0 ? [{ kind, all, shown: all.slice(show.offset, show.offset + show.size) }] : [];
  });
  const rows = await readFound(
    trx,
    pages.flatMap(({ shown }) => shown),
  );
  const found = new Map<string, Found>();
  for (const row of rows) found.set(`${row.kind} ${row.id}`, await toFound(row, show.marker));
  return pages.map(({ kind, all, shown }) => ({
    kind,
    total: all.length,
    next: nextOf(all, shown, show),
    items: shown.flatMap((hit) => found.get(`${hit.kind} ${hit.id}`) ?? []),
  }));
}

const byTime = (a: Hit, b: Hit): number => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1);
const byScore = (a: Hit, b: Hit): number => b.score - a.score || byTime(a, b);

function nextOf(all: readonly Hit[], shown: readonly Hit[], { sort, offset }: Page): string | null {
  const last = shown.at(-1);
  if (!last || offset + shown.length >= all.length) return null;
  return sort === 'best' ? `b${offset + shown.length}` : `n${last.createdAt.toISOString()}_${last.id}`;
}

async function toFound(row: FoundRow, marker: Show['marker']): Promise<Found> {
  const { kind, id, groupName, threadTitle, label, author, hasFile } = row;
  return {
    ...{ kind, id, groupName, threadTitle, label, author, hasFile },
    path: toPath(row),
    title: await marker.line(row.title),
    snippet: await marker.snippet(row.body),
    at: row.createdAt.toISOString(),
  };
}

const places: Record<FoundKind, string> = {
  thread: 'watki',
  message: 'wiadomosci',
  meeting: 'spotkania',
  draft: 'dokumenty',
  decision: 'ustalenia',
  task: 'zadania',
  member: 'ludzie',
  file: 'wiadomosci',
};

/** Where a thing stands; a file by the message it hangs on, a person in the list of people. */
function toPath({ kind, id, messageId }: FoundRow): string {
  if (kind === 'member') return `/${places.member}?osoba=${id}`;
  return `/${places[kind]}/${kind === 'file' ? (messageId ?? id) : id}`;
}
