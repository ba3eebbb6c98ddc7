import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Row, toTable } from './table.ts';

/** `npm run bench` measures everything; `npm run bench -- drafts --json` one module, as JSON. */
type Bench = { run: () => Promise<Row[]> };

const json = process.argv.includes('--json');
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const known = readdirSync(import.meta.dirname)
  .filter((file) => /^[a-z-]+\.bench\.ts$/.test(file))
  .map((file) => file.replace(/\.bench\.ts$/, ''));

const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(2);
}

const rows: Row[] = [];
for (const name of asked.length > 0 ? asked : known) {
  if (!json) console.error(`measuring ${name} …`);
  const module: Bench = await import(path.join(import.meta.dirname, `${name}.bench.ts`));
  rows.push(...(await module.run()));
}
console.log(json ? JSON.stringify(rows, null, 2) : `\n${toTable(rows)}`);
process.exit(rows.every((row) => row.met) ? 0 : 1);
