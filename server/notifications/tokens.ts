import { createHmac, timingSafeEqual } from 'node:crypto';
import { type MailScope, mailScopes } from '../../shared/notifications/settings.ts';

/** A signature of 128 bits; `purpose` keeps the tokens of one kind from being used as another. */
function sign(secret: string, purpose: string, words: string): Buffer {
  return createHmac('sha256', secret).update(`${purpose}\n${words}`).digest().subarray(0, 16);
}

function isSigned(expected: Buffer, given: Buffer): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given);
}

const toUuid = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const fromUuid = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** What a link in a mail carries to switch that kind of mail off, without signing in and for as long as the secret lasts. */
export function toUnsubscribeToken(secret: string, memberId: string, scope: MailScope): string {
  const body = Buffer.concat([fromUuid(memberId), Buffer.of(mailScopes.indexOf(scope))]);
  return Buffer.concat([body, sign(secret, 'unsubscribe', `${memberId} ${scope}`)]).toString('base64url');
}

export function readUnsubscribeToken(
  secret: string,
  token: string,
): { memberId: string; scope: MailScope } | undefined {
  const bytes = Buffer.from(token, 'base64url');
  const scope = mailScopes[bytes[16] ?? -1];
  if (bytes.length !== 33 || !scope) return undefined;
  const memberId = toUuid(bytes.subarray(0, 16));
  return isSigned(sign(secret, 'unsubscribe', `${memberId} ${scope}`), bytes.subarray(17))
    ? { memberId, scope }
    : undefined;
}

/** The local part of the address that answers to a notification: 52 small letters and digits, for some servers fold them. */
export function toReplyToken(secret: string, notificationId: string): string {
  const bytes = Buffer.concat([fromUuid(notificationId), sign(secret, 'reply', notificationId)]);
  return BigInt(`0x${bytes.toString('hex')}`)
    .toString(32)
    .padStart(52, '0');
}

export function readReplyToken(secret: string, token: string): string | undefined {
  if (!/^[0-9a-v]{52}$/.test(token)) return undefined;
  const value = [...token].reduce((sum, digit) => sum * 32n + BigInt(Number.parseInt(digit, 32)), 0n);
  const bytes = Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
  if (bytes.length !== 32) return undefined;
  const id = toUuid(bytes.subarray(0, 16));
  return isSigned(sign(secret, 'reply', id), bytes.subarray(16)) ? id : undefined;
}
