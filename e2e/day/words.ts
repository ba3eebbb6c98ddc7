import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { composer } from './thread.ts';

/** Types word after word into the draft that has the caret, until the signal; returns the words typed. */
export async function writeWords(page: Page, mark: string, stop: AbortSignal): Promise<string[]> {
  const words: string[] = [];
  while (!stop.aborted) {
    const word = `${mark}x${words.length}.`;
    await page.keyboard.type(` ${word}`);
    words.push(word);
    await sleep(30);
  }
  return words;
}

/** Posts message after message, until the signal; returns their texts. */
export async function postWords(page: Page, mark: string, stop: AbortSignal): Promise<string[]> {
  const words: string[] = [];
  while (!stop.aborted) {
    const word = `Wpis ${mark}x${words.length}.`;
    await composer(page).fill(word);
    await composer(page).press('Control+Enter');
    await page.waitForFunction(
      (label) => document.querySelector<HTMLTextAreaElement>(`textarea[aria-label="${label}"]`)?.value === '',
      'Wiadomość',
    );
    words.push(word);
  }
  return words;
}

export const timesIn = (text: string, word: string) => text.split(word).length - 1;
