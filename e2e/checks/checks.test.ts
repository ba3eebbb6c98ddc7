import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runCheck } from './checks.ts';

const root = process.cwd();
const folders: string[] = [];

/** A small project with our own configuration and nothing but the given files. */
function project(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'konsylium-checks-'));
  folders.push(folder);
  for (const name of ['biome.json', 'tsconfig.json', 'knip.json', 'package.json']) {
    cpSync(path.join(root, name), path.join(folder, name));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

function biome(files: Record<string, string>) {
  const command: [string, ...string[]] = ['biome', 'lint', '--vcs-enabled=false', '--error-on-warnings', '.'];
  return runCheck({ name: 'biome', command }, project(files));
}

/** A module that imports `from` and uses what it imports, so that only the import itself can be wrong. */
const importing = (from: string, name = 'thing') =>
  `import { ${name} } from '${from}';\n\nexport const used = ${name};\n`;

const lines = (count: number) => Array.from({ length: count }, (_, index) => `  console.log(${index});`).join('\n');

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('import rules', () => {
  const wrong: [string, string, string][] = [
    ['shared imports a package other than TypeBox', 'shared/threads/schema.ts', importing('yjs')],
    ['shared imports a scoped package', 'shared/threads/schema.ts', importing('@tiptap/core')],
    ['shared imports the server', 'shared/threads/schema.ts', importing('../../server/app.ts')],
    ['a route imports the database', 'server/threads/routes.ts', importing('../db/client.ts')],
    ['a route speaks SQL', 'server/threads/routes.ts', importing('kysely', 'sql')],
    ['an action imports its route', 'server/threads/actions.ts', importing('./routes.ts')],
    ['an action knows HTTP', 'server/threads/actions.ts', importing('fastify')],
    ['access imports an action', 'server/threads/access.ts', importing('./actions.ts')],
    ['queries import an action', 'server/threads/queries.ts', importing('./actions.ts')],
    ['queries import access', 'server/threads/queries.ts', importing('./access.ts')],
    ["a feature imports another's queries", 'server/threads/actions.ts', importing('../groups/queries.ts')],
    ["a feature imports another's inner part", 'server/threads/feed.ts', importing('../calendars/mend.ts')],
    ['real time knows a feature', 'server/realtime/hub.ts', importing('../threads/actions.ts')],
    ["real time knows a feature's schema", 'server/realtime/hub.ts', importing('../../shared/threads/schema.ts')],
    ['the server imports the web', 'server/threads/actions.ts', importing('../../web/lib/api.ts')],
    ['the web imports the server', 'web/threads/store.ts', importing('../../server/threads/actions.ts')],
    ['the design system knows a feature', 'web/ui/button.ts', importing('../threads/store.ts')],
    ['web/lib knows a feature', 'web/lib/api.ts', importing('../threads/store.ts')],
    ['a migration imports application code', 'migrations/2026-01-01T0000-x.ts', importing('../server/db/client.ts')],
  ];

  test.for(wrong)('%s: refused', async ([, file, text]) => {
    const outcome = await biome({ [file]: text });
    expect(outcome.output).toContain('noRestrictedImports');
    expect(outcome.passed).toBe(false);
  });

  test('what the architecture allows passes', async () => {
    const outcome = await biome({
      'shared/threads/schema.ts': importing('typebox', 'Type'),
      'shared/threads/events.ts': importing('./schema.ts'),
      'server/threads/routes.ts': importing('./actions.ts'),
      'server/threads/actions.ts': importing('./access.ts'),
      'server/threads/access.ts': importing('./queries.ts'),
      'server/threads/queries.ts': importing('../db/client.ts'),
      'server/db/client.ts': importing('kysely', 'sql'),
      'server/meetings/actions.ts': importing('../threads/actions.ts'),
      'server/meetings/access.ts': importing('../threads/access.ts'),
      'server/meetings/queries.ts': importing('../threads/queries.ts', 'toThread'),
    });
    expect(outcome.output).not.toContain('error');
    expect(outcome.passed).toBe(true);
  });

  test('a cycle is refused', async () => {
    const outcome = await biome({
      'server/threads/a.ts': "import { b } from './b.ts';\n\nexport const a = () => b;\n",
      'server/threads/b.ts': "import { a } from './a.ts';\n\nexport const b = () => a;\n",
    });
    expect(outcome.output).toContain('noImportCycles');
    expect(outcome.passed).toBe(false);
  });

  test('a barrel is refused', async () => {
    const outcome = await biome({ 'web/ui/index.ts': "export * from './button.ts';\n" });
    expect(outcome.output).toContain('noBarrelFile');
    expect(outcome.passed).toBe(false);
  });
});

describe('sizes and types', () => {
  const wrong: [string, string, string, string][] = [
    [
      'a function over 60 lines',
      'server/threads/a.ts',
      `export function a() {\n${lines(61)}\n}\n`,
      'noExcessiveLinesPerFunction',
    ],
    [
      'a component over 120 lines',
      'web/threads/A.tsx',
      `export function A() {\n${lines(121)}\n}\n`,
      'noExcessiveLinesPerFunction',
    ],
    ['a file over 300 lines', 'server/threads/a.ts', `${lines(301)}\n`, 'noExcessiveLinesPerFile'],
    [
      'five parameters',
      'server/threads/a.ts',
      'export const a = (b: 1, c: 1, d: 1, e: 1, f: 1) => b + c + d + e + f;\n',
      'useMaxParams',
    ],
    ['any', 'server/threads/a.ts', 'export const a = (b: any) => b;\n', 'noExplicitAny'],
    ['a default export', 'server/threads/a.ts', 'export default 1;\n', 'noDefaultExport'],
    ['a non-null assertion', 'server/threads/a.ts', 'export const a = (b?: { c: 1 }) => b!.c;\n', 'noNonNullAssertion'],
  ];

  test.for(wrong)('%s: refused', async ([, file, text, rule]) => {
    const outcome = await biome({ [file]: text });
    expect(outcome.output).toContain(rule);
    expect(outcome.passed).toBe(false);
  });

  test('a component of 100 lines passes', async () => {
    const outcome = await biome({ 'web/threads/A.tsx': `export function A() {\n${lines(100)}\n}\n` });
    expect(outcome.passed).toBe(true);
  });

  test('an unformatted file is refused', async () => {
    const command: [string, ...string[]] = ['biome', 'check', '--vcs-enabled=false', '.'];
    const outcome = await runCheck({ name: 'biome', command }, project({ 'server/a.ts': 'export const a=1' }));
    expect(outcome.output).toContain('format');
    expect(outcome.passed).toBe(false);
  });

  test('a wrong type is refused', async () => {
    const folder = project({ 'server/a.ts': "export const a: number = 'text';\n" });
    const outcome = await runCheck({ name: 'types', command: ['tsc', '--noEmit'] }, folder);
    expect(outcome.output).toContain('TS2322');
    expect(outcome.passed).toBe(false);
  });

  test('an export that nobody uses is refused', async () => {
    const folder = project({
      'migrations/a.ts': "import { used } from '../web/a.ts';\n\nconsole.log(used);\n",
      'web/a.ts': 'export const used = 1;\nexport const forgotten = 2;\n',
    });
    const outcome = await runCheck({ name: 'dead code', command: ['knip', '--no-progress', '--exports'] }, folder);
    expect(outcome.output).toContain('forgotten');
    expect(outcome.passed).toBe(false);
  });
});
