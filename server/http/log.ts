import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { pino } from 'pino';
import type { Config } from '../config.ts';
import type { App } from './app-type.ts';

/** Requests are logged by route, never by address: no ids, tokens, names or network addresses of people in the log. */
export function createLogger({ logLevel }: Config): FastifyBaseLogger {
  return pino({
    level: logLevel,
    base: null,
    serializers: {
      req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions?.url }),
      res: ({ statusCode }: FastifyReply) => ({ statusCode }),
    },
  });
}

/** One line a request, when it is over. */
export const requestLog = fp(async (app: App) => {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    request.log.info(
      { method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
    done();
  });
});
