import { expect, test } from 'vitest';
import { isSafeLink } from '../../shared/drafts/document.ts';
import { toAddress } from './link-address.ts';

test.each([
  ['example.org', 'https://example.org'],
  ['example.org/a b', 'https://example.org/a b'],
  ['example.org:8080/x', 'https://example.org:8080/x'],
  ['http://example.org', 'http://example.org'],
  ['sekretariat@example.org', 'mailto:sekretariat@example.org'],
  ['tel:+48221234567', 'tel:+48221234567'],
])('%s → %s', (typed, address) => {
  expect(toAddress(typed)).toBe(address);
  expect(isSafeLink(toAddress(typed))).toBe(true);
});

test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'słowo', ''])(
  '%s is no address',
  (typed) => {
    expect(isSafeLink(toAddress(typed))).toBe(false);
  },
);
