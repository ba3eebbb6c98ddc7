import type { IncomingHttpHeaders } from 'node:http';

/** True when the client accepts gzip by name or by `*`, and not with quality 0 (RFC 9110 §12.5.3). Never by default. */
export function acceptsGzip(accepted: string | string[] | undefined): boolean {
  if (!accepted) return false;
  const offers = new Map<string, number>();
  for (const offer of String(accepted).split(',')) {
    const [coding = '', ...parameters] = offer.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    if (coding) offers.set(coding, quality ? Number(quality.slice(2)) : 1);
  }
  const quality = offers.get('gzip') ?? offers.get('x-gzip') ?? offers.get('*') ?? 0;
  return quality > 0;
}

/**
 * True when what the client has is what it would get. If-None-Match wins over If-Modified-Since (RFC 9110 §13.2.2); a date
 * must be the very one we sent: what leaves a feed can make an older date right again.
 */
export function isNotModified(headers: IncomingHttpHeaders, etag: string, lastModified: string): boolean {
  const noneMatch = headers['if-none-match'];
  if (noneMatch === undefined) return headers['if-modified-since'] === lastModified;
  if (noneMatch === etag || noneMatch.trim() === '*') return true;
  return noneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}
