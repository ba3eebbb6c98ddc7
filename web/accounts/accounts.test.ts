import { describe, expect, it } from 'vitest';
import { deviceName } from './device.ts';
import { isOurPath } from './wanted.ts';

describe('the page wanted before signing in', () => {
  it('is a path of this hub', () => {
    for (const path of ['/', '/watki/1', '/spotkania?od=2026-11']) expect(isOurPath(path)).toBe(true);
  });

  it('never leads elsewhere', () => {
    for (const path of ['//evil.example', '/\\evil.example', 'https://evil.example', '', '/a\\b', '/a\nb']) {
      expect(isOurPath(path)).toBe(false);
    }
  });
});

describe('the name of a device', () => {
  it('is its browser and system', () => {
    const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0';
    expect(deviceName(edge)).toBe('Edge, Windows');
    const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1';
    expect(deviceName(phone)).toBe('Safari, iPhone');
  });

  it('is unknown for a program that does not say', () => {
    expect(deviceName('')).toBeUndefined();
  });
});
