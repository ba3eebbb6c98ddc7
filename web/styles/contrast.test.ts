import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Theme = 'light' | 'dark';
type Pair = [front: string, back: string, min: number];

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = { light: new Map<string, string>(), dark: new Map<string, string>() };
for (const [, name = '', value = ''] of css.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
  const pair = value.match(/^light-dark\((#\w{6}),\s*(#\w{6})\)$/);
  tokens.light.set(name, pair?.[1] ?? value);
  tokens.dark.set(name, pair?.[2] ?? value);
}

const grounds = ['sunken', 'paper', 'surface', 'raised', 'hover', 'selected'];
const meanings = ['attention', 'danger', 'success', 'accent'];
const hues = [1, 2, 3, 4, 5, 6, 7, 8];

/** WCAG 2.2: text 4.5:1 (1.4.3), edges of controls and marks 3:1 (1.4.11). */
const pairs: Pair[] = [
  ...across(['ink', 'ink-2', 'ink-3', 'accent', 'danger', 'attention', 'success'], grounds, 4.5),
  ...meanings.flatMap((meaning) => across([meaning, 'ink', 'ink-2'], [`${meaning}-weak`], 4.5)),
  ...across(['on-accent'], ['accent', 'accent-hover'], 4.5),
  ...across(['on-danger'], ['danger-fill', 'danger-fill-hover'], 4.5),
  ['ink-inverse', 'ink', 4.5],
  ...hues.map((hue): Pair => [`hue-${hue}-ink`, `hue-${hue}`, 4.5]),
  ['ink', 'scale-1', 4.5],
  ['ink', 'scale-2', 4.5],
  ['scale-3-ink', 'scale-3', 4.5],
  ['on-accent', 'scale-4', 4.5],
  ...across(['tlp-red', 'tlp-amber', 'tlp-green', 'tlp-clear'], ['tlp-ground'], 4.5),
  ...across(['line-strong', 'focus'], grounds, 3),
  ...across(['danger-fill'], ['sunken', 'paper', 'raised'], 3),
  ...across(['vote-for', 'vote-against', 'vote-abstain'], ['paper', 'surface'], 3),
];

describe.each<Theme>(['light', 'dark'])('contrast, %s', (theme) => {
  it.each(pairs)('%s on %s is at least %s', (front, back, min) => {
    expect(ratio(colour(theme, front), colour(theme, back))).toBeGreaterThanOrEqual(min);
  });
});

function across(fronts: string[], backs: string[], min: number): Pair[] {
  return fronts.flatMap((front) => backs.map((back): Pair => [front, back, min]));
}

function colour(theme: Theme, name: string): string {
  const value = tokens[theme].get(name) ?? '';
  const alias = value.match(/^var\(--([\w-]+)\)$/)?.[1];
  const found = alias ? colour(theme, alias) : value;
  expect(found, `--${name}`).toMatch(/^#\w{6}$/);
  return found;
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function ratio(front: string, back: string): number {
  const [dark = 0, light = 0] = [luminance(front), luminance(back)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
