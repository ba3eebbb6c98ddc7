import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { AppError } from '../../shared/errors.ts';
import type { Config } from '../config.ts';
import type { App } from './app-type.ts';

/** On one's own machine the hub answers by each of its names. */
const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True when the request comes from one of our own pages (OWASP ASVS 5.0 3.5, 4.4.2). */
export function isOwnOrigin(request: FastifyRequest, config: Config): boolean {
  const { origin } = request.headers;
  if (!origin) return request.headers['sec-fetch-site'] === 'same-origin';
  if (origin === new URL(config.publicUrl).origin) return true;
  return !config.production && loopback.test(origin);
}

function contentPolicy(config: Config) {
  const video = config.livekit?.publicUrl
    ? [config.livekit.publicUrl, config.livekit.publicUrl.replace(/^ws/, 'http')]
    : [];
  const local = config.production
    ? []
    : ['ws://127.0.0.1:*', 'http://127.0.0.1:*', 'ws://localhost:*', 'http://localhost:*'];
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      styleSrcAttr: ["'unsafe-inline'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'", ...video, ...local],
      workerSrc: ["'self'", 'blob:'],
      // Only for PDFs, which come under a policy of their own.
      frameSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  };
}

/** Security headers, limits on how often, and the Origin check on everything that changes state. */
export const security = fp(async (app: App) => {
  const { config } = app.services;
  await app.register(helmet, {
    contentSecurityPolicy: contentPolicy(config),
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    hsts: config.production ? { maxAge: 31_536_000 } : false,
  });
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => new AppError('too_many_requests') });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('Permissions-Policy', 'camera=(self), microphone=(self), display-capture=(self), geolocation=()');
    if (reading.has(request.method) || request.routeOptions.config.machine) return;
    if (request.headers.authorization) return;
    if (!isOwnOrigin(request, config)) throw new AppError('wrong_origin');
  });
});
