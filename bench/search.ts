import { sql } from 'kysely';
import pg from 'pg';
import { readConfig } from '../server/config.ts';
import type { Actor, Ctx, Services } from '../server/context.ts';
import { createDb, type Db } from '../server/db/client.ts';
import { search } from '../server/search/search-actions.ts';
import { createTestDatabase } from '../server/testing/database.ts';
import { startTestPostgres } from '../server/testing/postgres.ts';
import { addMessages, type People, prepareData } from './search-data.ts';
import { below, noted, quantile, type Row } from './table.ts';

/** A million messages where this alone is asked for, or as many as `--messages=` says; otherwise a tenth, to be done soon. */
function sizes(): number[] {
  const given = process.argv.find((argument) => argument.startsWith('--messages='))?.split('=')[1];
  const most = Number(given ?? (process.argv.includes('search') ? 1_000_000 : 100_000));
  return [10_000, 100_000, 1_000_000].filter((size) => size < most).concat(most);
}

/** Words that many, some and few messages hold, in forms that are not those of the texts, alone, together and narrowed. */
const usual = [
  ...['szkołom', 'policjantowi', 'sądem', 'młodzieżą', 'spotkaniach', 'gitarze', 'niedźwiedziom', 'jabłkiem', 'śniegu'],
  ...['przemocy szkole', 'uchwałę gminie', 'raport ankieta', 'koncercie gitarze', 'szkola policja', 'wilk sarna'],
  ...['"plan działań"', 'szkoła -policja', 'szkoła od:"Ekspertka 12"', 'raport po:2026-06', 'raport przed:2024-06'],
  ...['decyzja ma:plik', 'abecadło', 'zabytek', 'wrzosowisko', 'chlebem masłem'],
];
const bad: [string, string, keyof People][] = [
  ['a very common word', 'szkoła', 'everywhere'],
  ['a word in every text', 'się', 'everywhere'],
  ['a word nobody has', 'hipopotamologia', 'everywhere'],
  ['a very common word, somebody in one group of 60', 'szkoła', 'newcomer'],
  ['a rare word, somebody in one group of 60', 'wrzosowisko', 'newcomer'],
  ['four common words', 'raport szkoła policja sąd', 'everywhere'],
  ['four words that never stand together', 'rodzina wniosek dokument sprawa', 'active'],
  ['a phrase of three words', '"plan działań szkoły"', 'everywhere'],
  ['a phrase of two words that seldom stand so', '"w szkole"', 'everywhere'],
  ['a common word under a label one may not read', 'szkoła etykieta:RED', 'active'],
  ['a common word by eleven people, long ago', 'szkoła przed:2024-06 od:"Ekspertka 12"', 'everywhere'],
];

/** Search as the route does it, snippets included, beside what PostgreSQL offers by itself, on the same messages. */
export async function run(): Promise<Row[]> {
  const postgres = await startTestPostgres();
  const { url } = await createTestDatabase(postgres.url);
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const people = await prepareData(client);
    const rows: Row[] = [];
    let made = 0;
    for (const size of sizes()) {
      console.error(`  ${size} messages …`);
      await addMessages(client, made, size);
      made = size;
      // Connections of its own for each size: a hub would not have grown tenfold since it last asked how frequent words are.
      const { db } = createDb({ url, max: 4 });
      rows.push(...(await measure({ client, db, people, size }).finally(() => db.destroy())));
    }
    return rows;
  } finally {
    await client.end();
    await postgres.stop();
  }
}

type Bench = { client: pg.Client; db: Db; people: People; size: number };

async function measure(bench: Bench): Promise<Row[]> {
  const { size, people } = bench;
  const own = await timesOf(
    bench,
    usual.map((q) => ({ q, who: people.active })),
    12,
  );
  const badTimes: number[][] = [];
  for (const [, q, who] of bad) badTimes.push(await timesOf(bench, [{ q, who: people[who] }], 20));
  const simple = await simpleTimes(bench);
  const ilike = await ilikeTimes(bench);
  const name = (what: string) => `${what}, ${size} messages, p95`;
  const rows = [
    {
      ...below({ what: name('search in Polish'), value: quantile(own, 0.95), unit: 'ms' }, 50),
      peer: { name: 'to_tsvector(simple), exact forms only', value: quantile(simple, 0.95) },
    },
    noted({
      what: name('search in Polish'),
      value: quantile(own, 0.95),
      unit: 'ms',
      peer: { name: 'ILIKE', value: quantile(ilike, 0.95) },
    }),
  ];
  const badRows = bad.map(([what], place) =>
    below({ what: name(what), value: quantile(badTimes[place] ?? [], 0.95), unit: 'ms' }, 50),
  );
  return [...rows, ...badRows];
}

/** Milliseconds of each search; the first round only warms up. */
async function timesOf({ db }: Bench, asked: { q: string; who: string }[], rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const { q, who } of asked) {
      const begun = performance.now();
      await search(contextOf(db, who), { q });
      if (round > 0) times.push(performance.now() - begun);
    }
  }
  return times;
}

function contextOf(db: Db, id: string): Ctx {
  const via: Actor['via'] = { kind: 'session', id };
  const actor: Actor = {
    ...{ id, displayName: '', locale: 'pl', timeZone: 'Europe/Warsaw', hubRole: 'member', via, scope: 'read' },
  };
  // Search asks nothing of the services but the database.
  return { db, actor, services: { config: readConfig({ NODE_ENV: 'test' }), db } as unknown as Services };
}

const words = usual.map((q) =>
  q
    .replace(/\S+:("[^"]*"|\S+)|-\S+|"/g, '')
    .trim()
    .split(/\s+/),
);
const mine = (who: string) => sql`group_id in (select group_id from group_member where member_id = ${who})`;

/** As PostgreSQL does it for a language that it does not know: words as written, the newest twenty of those one may read. */
async function simpleTimes({ client, db, people }: Bench): Promise<number[]> {
  await client.query(`
    drop table if exists bench_simple;
    create table bench_simple as
      select id, group_id, created_at, body, to_tsvector('simple', body) as words from search_entry where kind = 'message';
    create index bench_simple_words on bench_simple using gin (words);
    create index bench_simple_created_at on bench_simple (created_at desc);
    `);
  await client.query('vacuum analyze bench_simple');
  await client.query('checkpoint');
  const times: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    for (const asked of words) {
      const begun = performance.now();
      await sql`select id, body from bench_simple where words @@ plainto_tsquery('simple', ${asked.join(' ')})
        and ${mine(people.active)} order by created_at desc limit 20`.execute(db);
      if (round > 0) times.push(performance.now() - begun);
    }
  }
  return times;
}

/** Letters anywhere in the text, each message read. */
async function ilikeTimes({ db, people }: Bench): Promise<number[]> {
  const times: number[] = [];
  for (const asked of words.slice(0, 8)) {
    const begun = performance.now();
    await sql`select id, body from bench_simple where body ilike all (${asked.map((word) => `%${word}%`)}::text[])
      and ${mine(people.active)} order by created_at desc limit 20`.execute(db);
    times.push(performance.now() - begun);
  }
  return times;
}
