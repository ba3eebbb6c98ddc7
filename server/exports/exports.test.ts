import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message, Thread } from '../../shared/threads/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { pdfPages } from '../testing/pdf-text.ts';
import { uploadTestFile } from '../testing/uploads.ts';
import { cutParts } from './parts.ts';
import { createPdfMaker } from './pdf.ts';
import type { PdfJob } from './typst.ts';

let hub: TestApp;
let team: Awaited<ReturnType<TestApp['makeTeam']>>;
let thread: Thread;

beforeAll(async () => {
  hub = await createTestApp();
  team = await hub.makeTeam();
  thread = await open('TLP:GREEN', 'Żółta łódź: „próba” #1 $x$');
});
afterAll(() => hub.close());

async function open(label: string, title: string): Promise<Thread> {
  const body = { clientId: randomUUID(), title, label, body: 'Początek rozmowy' };
  return (await hub.call(team.chair, 'POST', `/api/groups/${team.groupId}/threads`, body)).json();
}

async function post(person: Person, message: object): Promise<Message> {
  const answer = await hub.call(person, 'POST', `/api/threads/${thread.id}/messages`, {
    clientId: randomUUID(),
    ...message,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}

const take = (person: Person, query: string, id = thread.id) =>
  hub.call(person, 'GET', `/api/threads/${id}/export?${query}`);

describe('an export of a thread', () => {
  it('says who wrote what, when and under which label, in Markdown and on every page of a PDF', async () => {
    const first = await post(team.member, { body: 'Zażółć **gęślą** jaźń\n\n# Nie nagłówek\n\n- raz\n- dwa' });
    const file = { name: 'Notatka łódzka.txt', bytes: Buffer.from('tekst') };
    const sender = { app: hub.app, headers: team.chair.headers, threadId: thread.id };
    const attachmentIds = [await uploadTestFile(sender, file)];
    await post(team.chair, { body: 'W załączniku', replyTo: first.id, attachmentIds });
    const gone = await post(team.member, { body: 'Pomyłka w liczbach' });
    await hub.call(team.member, 'DELETE', `/api/messages/${gone.id}`);
    await post(team.member, {
      body: `Patrz #[Tajny tytuł](thread:${randomUUID()}), @[Osoba](member:${team.chair.id})`,
    });
    for (let count = 0; count < 60; count++) await post(team.member, { body: `Akapit ${count} `.repeat(30) });

    const markdown = await take(team.observer, 'format=md');
    expect(markdown.headers['content-disposition']).toMatch(
      /^attachment; filename="Zolta lodz.*TLP-GREEN.md"; filename\*=/,
    );
    expect(
      [
        '**TLP:GREEN**',
        '# Żółta łódź',
        `### ${team.member.displayName}, `,
        'Zażółć **gęślą** jaźń',
        '\\# Nie nagłówek',
      ].filter((part) => !markdown.body.includes(part)),
    ).toEqual([]);
    expect(
      [
        'Wiadomość usunięta.',
        'Notatka łódzka.txt (1 kB)',
        `> W odpowiedzi na: ${team.member.displayName}: `,
        'Europe/Warsaw',
        `@${team.chair.displayName}`,
      ].filter((part) => !markdown.body.includes(part)),
    ).toEqual([]);
    expect(markdown.body).not.toMatch(/Pomyłka|Tajny tytuł/);

    const pdf = await take(team.observer, 'format=pdf');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const pages = pdfPages(pdf.rawPayload);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page.match(/TLP:GREEN/g)?.length).toBe(2);
    const text = pages.join(' ');
    expect(
      ['Żółta łódź: „próba” #1 $x$', 'Zażółć gęślą jaźń', 'Nie nagłówek', 'Akapit 59', 'Notatka łódzka.txt'].filter(
        (part) => !text.includes(part),
      ),
    ).toEqual([]);
    expect(text).toContain(`Strona 2 z ${pages.length}`);
    expect(text).not.toMatch(/Pomyłka|Tajny tytuł/);
    const source = pdf.rawPayload.toString('latin1');
    expect(source).toMatch(/\/StructTreeRoot/);
    expect(source).toMatch(/\/Lang \(pl/);
    expect(source).toMatch(/\/Marked true/);
  }, 60_000);

  it('leaves out and counts what is stricter, its quotes too, and takes it in under its own label', async () => {
    thread = await open('TLP:GREEN', 'Z ostrzejszą wiadomością');
    const strict = await post(team.member, { body: 'Tylko dla grupy', label: 'TLP:AMBER' });
    await post(team.chair, { body: 'Zgoda', replyTo: strict.id });
    const green = (await take(team.member, 'format=md')).body;
    expect(green).toContain('1 wiadomość pominięto ze względu na oznaczenie');
    expect(green).not.toContain('Tylko dla grupy');
    expect(green).toContain('Zgoda');
    const stretch = (await take(team.member, 'format=md&from=3')).body;
    expect(stretch).not.toContain('Tylko dla grupy');
    expect(stretch).toMatch(/W odpowiedzi na: .*(pominięt|ostrzejsz)/);
    expect((await take(team.member, 'format=md&from=3&label=TLP:AMBER')).body).toContain('Tylko dla grupy');
    const amber = (await take(team.member, 'format=md&label=TLP:AMBER')).body;
    expect(amber).toContain('Tylko dla grupy');
    expect(amber).not.toContain('pominięto');
    expect(amber).toMatch(/\*\*TLP:AMBER\*\*\n$/);
    expect((await take(team.member, 'format=md&label=TLP:CLEAR')).statusCode).toBe(400);
  });

  it('is written down, refused to outsiders, and never made of TLP:RED', async () => {
    expect((await take(team.outsider, 'format=md')).statusCode).toBe(404);
    expect((await take(team.member, 'format=pdf&label=TLP:RED')).json().error.code).toBe('export_red');
    const red = await open('TLP:RED', 'Tylko dla wskazanych');
    expect((await take(team.chair, 'format=md', red.id)).json().error.code).toBe('export_red');
    expect((await take(team.member, 'format=md', red.id)).statusCode).toBe(404);
    const entries = await hub.db.selectFrom('auditEntry').selectAll().where('action', '=', 'thread.exported').execute();
    expect(entries[0]).toMatchObject({ actorId: team.observer.id, detail: { format: 'md', label: 'TLP:GREEN' } });
  });
});

describe('a long thread', () => {
  it('is cut into stretches of which each fits into a PDF', () => {
    const sizes = (count: number, chars: number) =>
      Array.from({ length: count }, (_, index) => ({ ordinal: index + 1, chars, lines: 0, cells: 0 }));
    expect(cutParts([])).toEqual([]);
    expect(cutParts(sizes(1_000, 200))).toEqual([{ from: 1, to: 1_000 }]);
    expect(cutParts(sizes(2_500, 100))).toEqual([
      ...[
        { from: 1, to: 1_000 },
        { from: 1_001, to: 2_000 },
      ],
      { from: 2_001, to: 2_500 },
    ]);
    expect(cutParts(sizes(61, 10_000)).map(({ to }) => to)).toEqual([30, 60, 61]);
    const slow = (fields: object) => cutParts(sizes(5, 5_000).map((size) => ({ ...size, ...fields })));
    expect(slow({ cells: 2_000 }).map(({ to }) => to)).toEqual([2, 4, 5]);
    expect(slow({ lines: 2_500 }).map(({ to }) => to)).toEqual([2, 4, 5]);
  });

  it('gives PDFs of stretches, which say so, and never the whole at once; Markdown is whole', async () => {
    const long = await open('TLP:GREEN', 'Długi');
    await sql`
      insert into message (thread_id, ordinal, author_id, client_id, body)
      select ${long.id}, n, ${team.member.id}, gen_random_uuid(), 'Słowo ' || n || ' 👍🏽 🇵🇱 🧿'
      from generate_series(2, 1203) n`.execute(hub.db);
    await hub.db.updateTable('thread').set({ lastOrdinal: 1203 }).where('id', '=', long.id).execute();
    const { items } = (await hub.call(team.observer, 'GET', `/api/threads/${long.id}/export-parts`)).json();
    expect(items).toEqual([
      { from: 1, to: 1_000 },
      { from: 1_001, to: 1_203 },
    ]);
    expect((await take(team.observer, 'format=pdf', long.id)).json().error.code).toBe('export_too_long');
    expect((await take(team.observer, 'format=pdf&from=9&to=2', long.id)).statusCode).toBe(400);
    const answer = await take(team.observer, 'format=pdf&from=1001&to=1203', long.id);
    expect(answer.headers['content-disposition']).toContain('1001-1203');
    const pages = pdfPages(answer.rawPayload);
    for (const page of pages) expect(page.match(/TLP:GREEN/g)?.length).toBe(2);
    const text = pages.join(' ');
    expect(text).toContain('wiadomości 1001–1203 z 1203');
    expect(text).toContain('Słowo 1001 👍🏽 🇵🇱 🧿');
    expect(text).not.toContain('Słowo 1000 ');
    expect(text).toContain('Słowo 1203');
    const markdown = (await take(team.observer, 'format=md', long.id)).body;
    expect(markdown).toContain('Słowo 2 👍🏽');
    expect(markdown).toContain('Słowo 1203');
  }, 120_000);
});

describe('what people write', () => {
  const pdf = createPdfMaker(pino({ level: 'silent' }));
  afterAll(() => pdf.close());
  const document = (bodies: string[]): PdfJob => ({
    lang: 'pl',
    words: { page: '{page}', files: 'Pliki' },
    naming: { origin: 'https://hub.example.org', kinds: { thread: 'wątek' } },
    content: {
      ...{ title: bodies[0] ?? '', label: 'TLP:CLEAR', omitted: null, closing: null },
      facts: [{ name: 'Grupa', value: bodies[1] ?? '' }],
      days: [
        {
          title: 'dzień',
          entries: bodies.map((body) => ({
            ...{ author: body, time: '12:00', note: body, label: null, gone: null, files: [body], body },
            quote: { head: body, text: body },
          })),
        },
      ],
    },
  });

  it('is never read as Typst: any words come out as they were', async () => {
    const words = fc.stringMatching(/^[#$*_`@<>\\/"'[\]{}()=~+\-a-ząćęłńóśźżĄĆĘŁŃÓŚŹŻ0-9 ]{1,30}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 20, maxLength: 40 }), async (bodies) => {
        const shown = pdfPages(await pdf.make(document(bodies)))
          .join('')
          .replace(/\s/g, '');
        for (const body of bodies) expect(shown).toContain(body.replace(/\s/g, ''));
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it('is shown with its emoji and in the alphabets of Europe', async () => {
    const body = '👍🏿 🤷‍♀️ 👨‍👩‍👧 1️⃣ ❤️ ⚠ Іванна Їжак Ελλάδα Žižka Őze Ğüneş „½ §” 30 °C ≥ 5 →';
    const shown = pdfPages(await pdf.make(document([body]))).join('');
    expect(shown.split(body)).toHaveLength(9);
    expect(shown).not.toContain('\uFFFD');
    const nobodyHas = pdfPages(await pdf.make(document(['日本']))).join('');
    expect(nobodyHas).toContain('\uFFFD');
  });

  it('quotes Arabic and Hebrew', async () => {
    for (const body of ['السلام عليكم', 'Napis „**جهاد**” na murze', 'שלום וברכה', '> שלום'])
      expect(pdfPages(await pdf.make(document([body]))).join('')).not.toContain('\uFFFD');
  });

  it('breaks what is too long for a line, and an address without a hyphen that is not in it', async () => {
    const address = `https://a.pl/${'bezpieczenstwo-w-internecie-'.repeat(9)}dla-szkol`;
    const pagesOf = async (body: string) => {
      const job = document(['']);
      for (const entry of job.content.days[0]?.entries ?? []) entry.body = body;
      return pdfPages(await pdf.make(job));
    };
    const shown = (await pagesOf(`${address} \`${address}\``)).join('').replace(/\s/g, '');
    expect(shown.split(address)).toHaveLength(3);
    const endless = 'slowobezodstepow'.repeat(500);
    for (const body of [endless, `\`${endless}\``, `\`\`\`\n${endless}\n\`\`\``, `| a |\n|---|\n| ${endless} |`])
      expect((await pagesOf(body)).length).toBeGreaterThan(1);
  });

  it.each([
    '#panic("x")',
    '#read("/etc/passwd")',
    '#{ while true {} }',
    '$ sum_(i=1)^n $ <label> @ref',
    'https://a.pl/#x "cudzysłów" \\ \u0000 \u202e',
    '1. raz\n   - dwa\n     > trzy\n\n| a | b |\n|---|---|\n| c |\n\n```js\n#x\n```\n---',
  ])('%j makes a PDF', async (body) => {
    expect(pdfPages(await pdf.make(document([body]))).length).toBeGreaterThan(0);
  });
});
