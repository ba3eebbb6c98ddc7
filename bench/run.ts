import { type Row, toTable } from './table.ts';

/** `npm run bench` measures everything; `npm run bench -- drafts --json` one part, as JSON. */
type Bench = { run: () => Promise<Row[]> };

const benches: Record<string, () => Promise<Bench>> = {
  digests: () => import('./digests.ts'),
  drafts: () => import('./drafts.ts'),
  feeds: () => import('./feeds.ts'),
  hub: () => import('./hub.ts'),
  join: () => import('./join.ts'),
  messages: () => import('./messages.ts'),
  pages: () => import('./pages.ts'),
  search: () => import('./search.ts'),
  'thread-page': () => import('./thread-page.ts'),
  unread: () => import('./unread.ts'),
};

const json = process.argv.includes('--json');
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

const rows: Row[] = [];
let failed = false;
for (const [name, load] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`measuring ${name} …`);
  try {
    const bench = await load();
    rows.push(...(await bench.run()));
  } catch (error) {
    failed = true;
    console.error(`${name} could not be measured:`, error);
  }
}
console.log(json ? JSON.stringify(rows, null, 2) : `\n${toTable(rows)}`);
process.exit(!failed && rows.every((row) => row.met) ? 0 : 1);
