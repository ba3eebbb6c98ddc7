import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Type } from 'typebox';
import { AppError, type ErrorCode, errorCatalogue, errorMessage, type Locale } from '../../shared/errors.ts';
import { Closed } from '../../shared/fields.ts';
import type { App } from './app-type.ts';
import { invalidText } from './invalid-text.ts';
import { localeOf } from './locale.ts';

/** The one shape of an error, on every route and socket. */
export const ErrorBody = Closed({ error: Closed({ code: Type.String(), message: Type.String() }) }, 'Error');

const byStatus: Record<number, ErrorCode> = {
  400: 'bad_request',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_media',
  429: 'too_many_requests',
};

/** PostgreSQL: unique violation. Two requests made the same thing at once, or a clientId came back for another one. */
const doubled = '23505';

/** PostgreSQL: deadlock, serialisation failure, connection trouble, shutting down: worth another try by the caller. */
const passing = /^(40001|40P01|08\w{3}|57P0[123]|53300)$/;

/** The driver says so without a code when a connection went away under it. */
const lostConnection = /^Connection terminated|not queryable$|^timeout exceeded when trying to connect$/;

function isPassing({ code = '', message }: FastifyError): boolean {
  return passing.test(code) || code === 'ECONNREFUSED' || code === 'ECONNRESET' || lostConnection.test(message);
}

function translate(error: FastifyError, locale: Locale): AppError {
  if (error instanceof AppError) return error;
  if (error.validation) {
    return new AppError('invalid_input', {
      detail: invalidText(error.validation[0], error.validationContext ?? '', locale),
    });
  }
  if (error.code === doubled) return new AppError('conflict');
  if (isPassing(error)) return new AppError('unavailable');
  const status = error.statusCode ?? 500;
  return new AppError(byStatus[status] ?? (status < 500 ? 'bad_request' : 'internal'));
}

/** The uniform answer to an error; also for what Fastify refuses before any route is known. */
export function answer(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const locale = request.locale ?? localeOf(request);
  const known = translate(error, locale);
  const { status } = errorCatalogue[known.code];
  if (known.code === 'internal')
    request.log.error({ err: { message: error.message, stack: error.stack, code: error.code } }, 'request failed');
  else if (known.code === 'unavailable')
    request.log.warn({ err: { message: error.message, code: error.code } }, 'request failed for the moment');
  const message = errorMessage(known.code, locale, known.data);
  return reply.status(status).send({ error: { code: known.code, message } });
}

/** Uniform errors, in the reader's language; the unexpected is logged with the request's id and says nothing more. */
export const errors = fp(async (app: App) => {
  app.setErrorHandler(answer);
  app.setNotFoundHandler((request, reply) =>
    answer(new AppError('not_found') as unknown as FastifyError, request, reply),
  );
});
