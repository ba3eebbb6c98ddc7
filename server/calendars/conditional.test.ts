import { describe, expect, it } from 'vitest';
import { acceptsGzip, isNotModified } from './conditional.ts';

describe('gzip only when asked', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['identity', false],
    ['br', false],
    ['gzip', true],
    ['GZIP;q=0.5, br', true],
    ['deflate, gzip;q=1.0, *;q=0.5', true],
    ['gzip;q=0', false],
    ['*', true],
    ['*;q=0', false],
    ['gzip;q=0, *', false],
  ])('%s: %s', (header, expected) => {
    expect(acceptsGzip(header)).toBe(expected);
  });
});

describe('conditions', () => {
  const date = 'Sun, 22 Nov 2026 12:00:00 GMT';
  it.each([
    [{ 'if-none-match': '"a"' }, true],
    [{ 'if-none-match': 'W/"a"' }, true],
    [{ 'if-none-match': '"x", "a"' }, true],
    [{ 'if-none-match': '*' }, true],
    [{ 'if-none-match': '"a-gzip"' }, false],
    [{ 'if-modified-since': date }, true],
    [{ 'if-modified-since': 'Mon, 23 Nov 2026 12:00:00 GMT' }, false],
    [{ 'if-none-match': '"x"', 'if-modified-since': date }, false],
    [{}, false],
  ])('%j: %s', (headers, expected) => {
    expect(isNotModified(headers, '"a"', date)).toBe(expected);
  });
});
