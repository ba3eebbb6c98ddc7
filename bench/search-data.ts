import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type pg from 'pg';
import { loadLanguage } from '../server/search/polish/language.ts';
import { stopWords } from '../server/search/polish/stop-words.ts';
import { toVectors } from '../server/search/vector.ts';

const [groups, threads, members, sentences] = [60, 3_000, 300, 20_000];

/** People of the data: one in every group, one in a third of them, one in a single one. */
export type People = { everywhere: string; active: string; newcomer: string };

/** Groups, threads, people, and sentences with their keys, of which `addMessages` makes messages. */
export async function prepareData(client: pg.Client): Promise<People> {
  await client.query(`
    insert into member (email, display_name, initials, sector)
      select 'm' || i || '@example.org', 'Ekspertka ' || i, i, 'education' from generate_series(1, ${members}) i;
    insert into working_group (name, created_by, client_id)
      select 'Zespół ' || i, (select id from member limit 1), gen_random_uuid() from generate_series(1, ${groups}) i;
    create table bench_group as select id, row_number() over (order by id) - 1 as n from working_group;
    create table bench_member as select id, row_number() over (order by id) - 1 as n from member;
    insert into group_member (group_id, member_id, role)
      select g.id, m.id, 'member' from bench_group g join bench_member m
        on m.n = 0 or (m.n = 1 and g.n % 3 = 0) or (m.n = 2 and g.n = 7) or (m.n > 2 and (m.n + g.n) % 9 = 0);
    insert into thread (group_id, author_id, client_id, title, label)
      select g.id, m.id, gen_random_uuid(), 'Wątek ' || i, case when i / ${groups} % 20 = 0 then 'TLP:RED' else 'TLP:AMBER' end
      from generate_series(1, ${threads}) i
      join bench_group g on g.n = i % ${groups} join bench_member m on m.n = i % ${members};
    insert into search_entry (kind, id, created_at, name, title, body, title_keys, keys)
      select 'member', id, now(), lower(display_name), display_name, '', '', '' from member;
    create table bench_thread as select id, group_id, row_number() over (order by id) - 1 as n from thread;
    create unique index on bench_thread (n);
    create unique index on bench_member (n);
    create unlogged table bench_sentence (n integer primary key, body text, keys tsvector)`);
  await addSentences(client);
  await client.query('analyze');
  const { rows } = await client.query<{ id: string }>('select id from bench_member order by n limit 3');
  const [everywhere, active, newcomer] = rows.map(({ id }) => id);
  if (!everywhere || !active || !newcomer) throw new Error('nobody was made');
  return { everywhere, active, newcomer };
}

async function addSentences(client: pg.Client): Promise<void> {
  const language = await loadLanguage();
  const word = createWords();
  for (let from = 0; from < sentences; from += 1_000) {
    const bodies = Array.from({ length: 1_000 }, () => sentence(word));
    const keys = bodies.map((body) => toVectors(language, { title: '', body }).keys);
    await client.query(
      `insert into bench_sentence select $3 + place - 1, body, keys::tsvector
       from unnest($1::text[], $2::text[]) with ordinality as s (body, keys, place)`,
      [bodies, keys, from],
    );
  }
}

/** The same words every time. */
function createRandom(): () => number {
  let seed = 20_261_122;
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
}

const random = createRandom();

/** Words as often as in a language: each a share of the one before it. Those of the field come first. */
function createWords(): () => string {
  const words = [...fieldWords(), ...dictionaryWords(6_000)];
  const sums: number[] = [];
  for (const index of words.keys()) sums.push((sums.at(-1) ?? 0) + 1 / (index + 12));
  const total = sums.at(-1) ?? 1;
  const grammar = [...stopWords];
  return () => {
    if (random() < 0.3) return grammar[Math.floor(random() * grammar.length)] ?? 'i';
    const wanted = random() * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    const forms = words[low] ?? ['szkoła'];
    return forms[Math.floor(random() * forms.length)] ?? 'szkoła';
  };
}

/** The headwords of the field, the most frequent first, each with its forms. */
function fieldWords(): string[][] {
  const folder = path.join(import.meta.dirname, '..', 'server', 'search', 'polish', 'words');
  return ['field', 'elsewhere'].flatMap((name) =>
    readFileSync(path.join(folder, `${name}.txt`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.slice(line.indexOf(': ') + 2).split(' ')),
  );
}

/** Headwords from all over the dictionary. */
function dictionaryWords(count: number): string[][] {
  const folder = path.dirname(createRequire(import.meta.url).resolve('dictionary-pl'));
  const lines = readFileSync(path.join(folder, 'index.dic'), 'utf8').split('\n').slice(1);
  const plain = lines.map((line) => line.split('/')[0] ?? '').filter((word) => /^\p{Ll}{3,14}$/u.test(word));
  const step = Math.floor(plain.length / count);
  return Array.from({ length: count }, (_, index) => [plain[index * step] ?? 'szkoła']).sort(() => random() - 0.5);
}

/** Some hold a standing phrase, as texts of a field do. */
function sentence(word: () => string): string {
  const some = Array.from({ length: 6 + Math.floor(random() * 9) }, word);
  const words = [...some, ...(random() < 0.02 ? ['plan działań'] : [])].join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

const index = "create index search_entry_message_keys on search_entry using gin (keys) where kind = 'message'";

/** Makes the messages from one number to another, of one to four sentences; three years go by. */
export async function addMessages(client: pg.Client, from: number, to: number): Promise<void> {
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB';
    drop index search_entry_message_keys`);
  for (let at = from; at < to; at += 100_000) {
    await client.query(`
      insert into search_entry (kind, id, group_id, thread_id, author_id, has_file, created_at, title, body, title_keys, keys)
      select 'message', gen_random_uuid(), t.group_id, t.id, m.id, i % 25 = 0,
        timestamptz '2023-11-22' + i * interval '95 seconds', '',
        concat_ws(' ', a.body, b.body, c.body, d.body), '',
        a.keys || coalesce(b.keys, '') || coalesce(c.keys, '') || coalesce(d.keys, '') || array_to_tsvector(array[
          '#g' || left(replace(t.group_id::text, '-', ''), 12),
          '#t' || left(replace(t.id::text, '-', ''), 12),
          '#a' || left(replace(m.id::text, '-', ''), 12),
          case when i % 25 = 0 then '#file' else '#w0' end,
          '#w' || floor(extract(epoch from timestamptz '2023-11-22' + i * interval '95 seconds') / 604800)])
      from generate_series(${at}, ${Math.min(at + 100_000, to) - 1}) i
      join bench_thread t on t.n = abs(hashint4(i)::bigint) % ${threads}
      join bench_member m on m.n = abs(hashint4(i + 1)::bigint) % ${members}
      join bench_sentence a on a.n = abs(hashint4(i + 2)::bigint) % ${sentences}
      left join bench_sentence b on b.n = abs(hashint4(i + 3)::bigint) % ${sentences} and i % 4 > 0
      left join bench_sentence c on c.n = abs(hashint4(i + 4)::bigint) % ${sentences} and i % 4 > 1
      left join bench_sentence d on d.n = abs(hashint4(i + 5)::bigint) % ${sentences} and i % 4 > 2`);
  }
  await client.query(index);
  await client.query('reset session_replication_role');
  await client.query('vacuum analyze search_entry');
  // What was written is on the disk before anybody searches: a page that must be written first makes its reader wait.
  await client.query('checkpoint');
}
