import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { databaseUrl, templateName } from '../testing/database.ts';
import { startTestPostgres } from '../testing/postgres.ts';

const target = path.join(import.meta.dirname, 'schema.gen.ts');
// As `client.ts` reads them.
const typeMapping = { int8: 'number', timestamp: 'string', date: 'string' };

/** Writes `schema.gen.ts` from a database with all migrations; with `--verify` it only tells whether the file is current. */
const server = await startTestPostgres();
try {
  const url = databaseUrl(server.url, templateName);
  const flags = [
    '--dialect',
    'postgres',
    '--camel-case',
    '--default-schema',
    'public',
    '--exclude-pattern',
    'kysely_*',
  ];
  const { stdout } = await promisify(execFile)('kysely-codegen', [
    ...flags,
    '--url',
    url,
    '--out-file',
    target,
    '--type-mapping',
    JSON.stringify(typeMapping),
    ...process.argv.slice(2),
  ]);
  process.stdout.write(stdout);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await server.stop();
}
