/** What a filter narrows by. */
export const filterNames = ['from', 'in', 'label', 'before', 'after', 'has'] as const;
export type FilterName = (typeof filterNames)[number];

/** How filters are written, in either language whatever that of the page. */
export const filterSpellings: Record<FilterName, { pl: string; en: string }> = {
  from: { pl: 'od', en: 'from' },
  in: { pl: 'w', en: 'in' },
  label: { pl: 'etykieta', en: 'label' },
  before: { pl: 'przed', en: 'before' },
  after: { pl: 'po', en: 'after' },
  has: { pl: 'ma', en: 'has' },
};

/** A word, or several in quotes that stand beside each other as written. */
export type Term = { text: string; quoted: boolean; excluded: boolean };
export type Filter = { name: FilterName; value: string; excluded: boolean };
export type Query = { terms: Term[]; filters: Filter[] };

const part = /(-)?(?:(\p{L}+):)?(?:"([^"]*)"|„([^”"]*)[”"]|(\S+))/gu;
const byName = new Map(filterNames.flatMap((name) => Object.values(filterSpellings[name]).map((word) => [word, name])));

/** Takes apart what somebody typed into the search field. What looks like a filter and is none are words; one that is just being begun at the end is nothing yet. */
export function parseQuery(text: string): Query {
  const query: Query = { terms: [], filters: [] };
  for (const [, minus, prefix, straight, curly, bare] of withoutBegun(text).matchAll(part)) {
    const quotation = straight ?? curly;
    const value = (quotation ?? bare ?? '').trim();
    const name = prefix === undefined ? undefined : byName.get(prefix.toLowerCase());
    if (!value) continue;
    if (name) query.filters.push({ name, value, excluded: minus !== undefined });
    else query.terms.push({ text: [prefix, value].filter(Boolean).join(' '), ...toTerm(quotation, minus) });
  }
  return query;
}

const withoutBegun = (text: string): string =>
  text.replace(/(?<!\S)(\p{L}+):\s*$/u, (whole, prefix: string) => (byName.has(prefix.toLowerCase()) ? '' : whole));

const toTerm = (quotation: string | undefined, minus: string | undefined) => ({
  quoted: quotation !== undefined,
  excluded: minus !== undefined,
});

/** The query as text again, filters last, in the spelling of one language. */
export function printQuery({ terms, filters }: Query, locale: 'pl' | 'en'): string {
  const words = terms.map(({ text, quoted, excluded }) => `${excluded ? '-' : ''}${quoted ? `"${text}"` : text}`);
  return [...words, ...filters.map((filter) => printFilter(filter, locale))].join(' ');
}

export function printFilter({ name, value, excluded }: Filter, locale: 'pl' | 'en'): string {
  const quoted = /\s/.test(value) ? `"${value}"` : value;
  return `${excluded ? '-' : ''}${filterSpellings[name][locale]}:${quoted}`;
}
