import type { FastifyRequest } from 'fastify';

/** Polish unless the browser prefers English before it, by weight and then by order. */
export function localeOf(request: FastifyRequest): 'pl' | 'en' {
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => ({ code: part.trim().slice(0, 2).toLowerCase(), weight: weightOf(part) }))
    .filter(({ code, weight }) => (code === 'pl' || code === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.code === 'en' ? 'en' : 'pl';
}

const weightOf = (part: string): number => Number(/;\s*q=([\d.]+)/i.exec(part)?.[1] ?? 1);
