import type { FastifyRequest } from 'fastify';

/** Polish unless the browser prefers English before it. */
export function localeOf(request: FastifyRequest): 'pl' | 'en' {
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find((code) => code === 'pl' || code === 'en') === 'en' ? 'en' : 'pl';
}
