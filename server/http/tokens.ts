import { createHash, randomBytes } from 'node:crypto';

/** An opaque token of 256 bits, base64url, 43 characters. Only its hash is ever stored. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256: enough for a token that is random itself. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
