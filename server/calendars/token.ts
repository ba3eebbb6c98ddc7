import { createHash, createHmac } from 'node:crypto';

const pattern = /^([A-Za-z0-9_-]{43})\.ics$/;

/** The token of a feed's address: 256 bits that only the hub's secret gives, so that the page can show it again. */
export function deriveFeedToken(secret: string, feedId: string, generation: number): string {
  return createHmac('sha256', secret).update(`calendar feed ${feedId} ${generation}`).digest('base64url');
}

/** What is stored of a token. */
export function hashFeedToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The token in `<token>.ics`. */
export function tokenOf(file: string): string | undefined {
  return pattern.exec(file)?.[1];
}
