import { fastify, LogController } from 'fastify';
import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { errors } from './errors.ts';

const logged: { level: number }[] = [];
const logger = pino({ level: 'info', base: null }, { write: (line: string) => logged.push(JSON.parse(line)) });
const app = fastify({ loggerInstance: logger, logController: new LogController({ disableRequestLogging: true }) });
let thrown: Error;
await app.register(errors);
app.get('/', async () => Promise.reject(thrown));

beforeEach(() => logged.splice(0));

const loud = { error: 50, warn: 40 };
const withCode = (message: string, code: string) => Object.assign(new Error(message), { code });

test.for<[string, Error, number, number[]]>([
  ['a video server on its way', new AppError('livekit_preparing'), 503, []],
  ['a machine without a video server', new AppError('livekit_missing'), 503, []],
  ['what one does not find', new AppError('not_found'), 404, []],
  ['a database that restarts', withCode('the database system is starting up', '57P03'), 503, [loud.warn]],
  ['a database that is not there', withCode('connect ECONNREFUSED', 'ECONNREFUSED'), 503, [loud.warn]],
  ['a connection cut in a query', new Error('Connection terminated unexpectedly'), 503, [loud.warn]],
  [
    'a connection cut in a transaction',
    new Error('Client has encountered a connection error and is not queryable'),
    503,
    [loud.warn],
  ],
  ['what nobody expected', new Error('undefined is not a function'), 500, [loud.error]],
])('%s is answered and logged for what it is', async ([, error, status, levels]) => {
  thrown = error;
  const answer = await app.inject('/');
  expect(answer.statusCode).toBe(status);
  expect(logged.map(({ level }) => level)).toEqual(levels);
  if (status === 500) expect(answer.body).not.toContain('undefined is not');
});
