import cookie from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { AppError } from '../../shared/errors.ts';
import { findActorBySession, findActorByToken } from '../accounts/queries.ts';
import type { Config } from '../config.ts';
import type { Actor, Ctx } from '../context.ts';
import type { App } from './app-type.ts';
import { localeOf } from './locale.ts';
import { hashToken } from './tokens.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);
/** As long as browsers keep any cookie: a session moves on with its use, and when it ends is the server's to say. */
const cookieSeconds = 400 * 86_400;
const actorOf = Symbol('actor');
type Marked = FastifyRequest & { [actorOf]?: Actor };

const isSecure = (config: Config) => config.publicUrl.startsWith('https:');
export const cookieName = (config: Config) => (isSecure(config) ? '__Host-konsylium' : 'konsylium');

export function setSessionCookie(reply: FastifyReply, token: string): void {
  const { config } = reply.server.services;
  reply.setCookie(cookieName(config), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(config),
    maxAge: cookieSeconds,
  });
}

export function clearSessionCookie(reply: FastifyReply): void {
  const { config } = reply.server.services;
  reply.clearCookie(cookieName(config), { path: '/', secure: isSecure(config) });
}

async function authenticate(request: FastifyRequest): Promise<Actor | undefined> {
  const { db, config } = request.server.services;
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const bearer = /^Bearer ([A-Za-z0-9_-]{20,100})$/i.exec(authorization)?.[1];
    return bearer ? findActorByToken(db, hashToken(bearer)) : undefined;
  }
  const token = request.cookies[cookieName(config)];
  return token ? findActorBySession(db, hashToken(token)) : undefined;
}

/** A page of one person in a browser where another has signed in since: what it sends is not theirs. */
function isMeantForAnother({ headers }: FastifyRequest, actor: Actor): boolean {
  return headers['x-member'] !== undefined && headers['x-member'] !== actor.id;
}

/** Who asks: the session's cookie or a personal access token. Every route needs one unless it says `open`. */
export const session = fp(async (app: App) => {
  await app.register(cookie);
  app.decorateRequest('ctx', {
    getter(this: Marked): Ctx {
      const actor = this[actorOf];
      if (!actor) throw new AppError('sign_in_required');
      return { db: this.server.services.db, actor, services: this.server.services };
    },
  });
  app.decorateRequest('locale', {
    getter(this: Marked) {
      return this[actorOf]?.locale ?? localeOf(this);
    },
  });
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.routeOptions.config.machine || request.is404) return done();
    admit(request).then(() => done(), done);
  });
});

async function admit(request: Marked): Promise<void> {
  const actor = await authenticate(request);
  if (actor && isMeantForAnother(request, actor)) throw new AppError('sign_in_required');
  if (actor) request[actorOf] = actor;
  if (!actor && !request.routeOptions.config.open) throw new AppError('sign_in_required');
  if (actor?.scope === 'read' && !reading.has(request.method)) throw new AppError('read_only_token');
}
