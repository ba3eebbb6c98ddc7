import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { Ctx, Services } from '../context.ts';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

declare module 'fastify' {
  interface FastifyInstance {
    services: Services;
  }
  interface FastifyRequest {
    /** The signed-in person's context; throws `sign_in_required` on an open route without a session. */
    readonly ctx: Ctx;
    /** The reader's language for messages. */
    readonly locale: 'pl' | 'en';
  }
  interface FastifyContextConfig {
    /** No session needed. */
    open?: boolean;
    /** Called by a machine that proves itself otherwise (a signed webhook): no Origin check. */
    machine?: boolean;
    /** A file for a program, never a page: without the headers that protect pages. */
    plain?: boolean;
  }
}
