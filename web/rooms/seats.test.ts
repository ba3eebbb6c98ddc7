import { describe, expect, it } from 'vitest';
import { followSpeaker, isScreen, nobody, screenKey, seatSpeaker, updateSeats } from './seats.ts';

describe('seats', () => {
  const wanted = { main: null, speaker: null, me: null, visible: 4, held: null };

  it('moves nobody who stays when somebody leaves or comes', () => {
    expect(updateSeats(['a', 'b', 'c'], ['c', 'a', 'd'])).toEqual(['a', 'c', 'd']);
    const seats = ['a', 'b'];
    expect(updateSeats(seats, ['b', 'a'])).toBe(seats);
  });

  it('keeps the reader at the end while others come', () => {
    expect(updateSeats(['a', 'me'], ['a', 'b', 'me'], 'me')).toEqual(['a', 'b', 'me']);
    expect(updateSeats([], ['a', 'me'], 'me')).toEqual(['a', 'me']);
    expect(updateSeats(['me', 'a'], ['a', 'b', 'me'], 'me')).toEqual(['me', 'a', 'b']);
  });

  it('changes two places only to bring the speaker forward', () => {
    expect(seatSpeaker(['a', 'b', 'c', 'd'], { ...wanted, main: 'c', speaker: 'c' })).toEqual(['c', 'b', 'a', 'd']);
  });

  it('makes a hidden speaker visible and leaves the main tile alone', () => {
    const seats = ['screen', 'b', 'c', 'd', 'e', 'f'];
    expect(seatSpeaker(seats, { ...wanted, main: 'screen', speaker: 'f' })).toEqual([
      'screen',
      'b',
      'c',
      'f',
      'e',
      'd',
    ]);
    expect(seatSpeaker(seats, { ...wanted, speaker: 'c' })).toBe(seats);
  });

  it('keeps the reader visible, and the speaker does not push them out', () => {
    const seats = ['a', 'b', 'c', 'd', 'e', 'me'];
    expect(seatSpeaker(seats, { ...wanted, me: 'me', speaker: 'e' })).toEqual(['a', 'b', 'e', 'me', 'c', 'd']);
  });

  it('never moves the tile under the pointer', () => {
    const seats = ['a', 'b', 'c', 'd', 'e'];
    expect(seatSpeaker(seats, { ...wanted, main: 'c', speaker: 'c', held: 'a' })).toBe(seats);
    expect(seatSpeaker(seats, { ...wanted, speaker: 'e', held: 'd' })).toEqual(['a', 'b', 'e', 'd', 'c']);
  });

  it('knows a shared screen by its key', () => {
    expect([isScreen(screenKey('a:1')), isScreen('a:1')]).toEqual([true, false]);
  });
});

describe('following the speaker', () => {
  it('takes the first voice at once and stays with it through silence', () => {
    const heard = followSpeaker(nobody, ['a'], 1_000);
    expect(heard.speaker).toBe('a');
    expect(followSpeaker(heard, [], 9_000).speaker).toBe('a');
  });

  it('ignores a cough and follows a voice that lasts', () => {
    const a = followSpeaker(nobody, ['a'], 0);
    const cough = followSpeaker(a, ['b', 'a'], 300);
    expect(cough.speaker).toBe('a');
    expect(followSpeaker(cough, ['a'], 500).candidate).toBeNull();
    expect(followSpeaker(cough, ['b', 'a'], 1_300).speaker).toBe('b');
  });

  it('changes at once when the one it follows has been silent', () => {
    const a = followSpeaker(nobody, ['a'], 0);
    expect(followSpeaker(a, ['b'], 2_000).speaker).toBe('b');
  });
});
