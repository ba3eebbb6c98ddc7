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

/** Scripts and styles only from the hub itself; style attributes are what the editor sets widths of columns with. */
function contentPolicy({ production, livekit }: Config): string {
  const video = livekit?.publicUrl ? [livekit.publicUrl, livekit.publicUrl.replace(/^ws/, 'http')] : [];
  const local = production ? [] : ['ws://127.0.0.1:*', 'http://127.0.0.1:*', 'ws://localhost:*', 'http://localhost:*'];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    ["connect-src 'self'", ...video, ...local].join(' '),
    "worker-src 'self' blob:",
    // Only for PDFs, which come under a policy of their own.
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join(';');
}

/** The headers of every answer. */
const headersOfAll = ({ production }: Config) => ({
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(self), microphone=(self), display-capture=(self), geolocation=()',
  ...(production ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
});

/** The headers of what a browser may show as a page. */
export const headersOfPages = (config: Config) => ({
  ...headersOfAll(config),
  'content-security-policy': contentPolicy(config),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'same-origin',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
});

/** Bodies are read as they come, in UTF-8. */
function isReadable({ headers }: FastifyRequest): boolean {
  const charset = /;\s*charset="?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  return /^utf-?8$/i.test(charset) && /^(identity)?$/i.test(headers['content-encoding'] ?? '');
}

/** Security headers, limits on how often, and the Origin check on everything that changes state. */
export const security = fp(async (app: App) => {
  const { config } = app.services;
  const [plain, page] = [headersOfAll(config), headersOfPages(config)];
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => new AppError('too_many_requests') });
  app.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.config;
    reply.headers(route.plain ? plain : page);
    if (!isReadable(request)) return done(new AppError('unsupported_media'));
    if (reading.has(request.method) || route.machine || request.headers.authorization) return done();
    if (!isOwnOrigin(request, config)) return done(new AppError('wrong_origin'));
    done();
  });
});
