import { describe, expect, it } from 'vitest';
import { itemStarts, readAgenda, totalMinutes } from './agenda.ts';

describe('an agenda written as text', () => {
  it('is one item a line, without its own numbering', () => {
    expect(readAgenda('1. Otwarcie – 5 min\n\n2) Zgłoszenie (15 min)\n- Sprawy różne, 5 min.')).toEqual([
      { text: 'Otwarcie', minutes: 5 },
      { text: 'Zgłoszenie', minutes: 15 },
      { text: 'Sprawy różne', minutes: 5 },
    ]);
  });

  it('keeps words that only look like a length', () => {
    expect(readAgenda('Pierwsze 48 godzin\n15 min\n2026 w liczbach')).toEqual([
      { text: 'Pierwsze 48 godzin', minutes: null },
      { text: '15 min', minutes: null },
      { text: '2026 w liczbach', minutes: null },
    ]);
  });

  it('tells when items begin only where all lengths are known', () => {
    const items = readAgenda('A – 5 min\nB – 10 min\nC – 15 min');
    expect(itemStarts(items)).toEqual([0, 5, 15]);
    expect(totalMinutes(items)).toBe(30);
    expect(itemStarts(readAgenda('A – 5 min\nB'))).toBeUndefined();
  });
});
