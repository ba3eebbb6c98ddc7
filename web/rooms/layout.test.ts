import { describe, expect, it } from 'vitest';
import { type Box, type Layout, layoutGrid, layoutSpeaker } from './layout.ts';

const screens = [
  { name: 'desktop', width: 1040, height: 760 },
  { name: 'tablet', width: 736, height: 900 },
  { name: 'phone', width: 374, height: 640 },
  { name: 'phone on its side', width: 820, height: 250 },
];
const counts = Array.from({ length: 16 }, (_, index) => index + 1);
const cases = screens.flatMap((screen) => counts.map((people) => ({ ...screen, people, gap: 8 })));

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function expectSound(layout: Layout, stage: (typeof cases)[number]) {
  expect(layout.boxes.length + layout.hidden).toBe(stage.people);
  expect(layout.boxes.length).toBeGreaterThan(0);
  for (const box of layout.boxes) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(stage.width + 1);
    expect(box.y + box.height).toBeLessThanOrEqual(stage.height + 1);
    expect(box.width).toBeGreaterThan(80);
    expect(box.height).toBeGreaterThan(60);
  }
  for (const [index, a] of layout.boxes.entries())
    for (const b of layout.boxes.slice(index + 1)) expect(overlap(a, b)).toBe(false);
}

describe('tiles', () => {
  it.each(cases)('fit the grid: $people on a $name', (stage) => expectSound(layoutGrid(stage), stage));
  it.each(cases)('fit around a speaker: $people on a $name', (stage) => expectSound(layoutSpeaker(stage), stage));

  it('show all sixteen on a desktop', () => {
    expect(layoutGrid({ width: 1040, height: 760, people: 16, gap: 12 }).hidden).toBe(0);
  });

  it('give the speaker most of a desktop stage and a strip to the others', () => {
    const { boxes } = layoutSpeaker({ width: 1040, height: 700, people: 7, gap: 12 });
    const [main, second] = boxes;
    expect(main?.height).toBeGreaterThan(500);
    expect(second?.y).toBeGreaterThan(main?.height ?? 0);
    expect(second?.width).toBeLessThan(260);
  });

  it('centre a single tile and leave its sides free on a wide stage', () => {
    const [only] = layoutGrid({ width: 2000, height: 600, people: 1, gap: 12 }).boxes;
    expect(only?.x).toBe(Math.round((2000 - (only?.width ?? 0)) / 2));
  });
});
