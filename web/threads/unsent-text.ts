import type { Quote, SendOptions, Unsent } from '../../shared/threads/schema.ts';
import type { Written } from './unsent-merge.ts';

/** What somebody has typed and not sent yet. */
export type UnsentText = {
  text: string;
  quote: Quote | null;
  /** How it is to be sent. */
  options?: SendOptions;
  /** What the server had when this was typed. */
  known?: Unsent;
  /** Went to the server since, without an answer yet: if it comes from there, no other device wrote it. */
  tried?: Written[];
  /** Of the message that is being changed, when that began. */
  revision?: number;
};

const nothing: UnsentText = { text: '', quote: null };

const prefixOf = (memberId: string) => `unsent ${memberId} `;

/** After a wipe those who were writing before keep nothing any more: an answer of the server may reach them later. */
let wipes = 0;

/** Keeps the text of a composer in this browser, per person and place, so that it survives a reload or a crash. */
export function unsentText(memberId: string, place: string) {
  const key = `${prefixOf(memberId)}${place}`;
  const begun = wipes;
  return {
    read(): UnsentText {
      try {
        return { ...nothing, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<UnsentText>) };
      } catch {
        return nothing;
      }
    },
    write(unsent: UnsentText): void {
      if (begun !== wipes) return;
      try {
        if (unsent.text === '' && !unsent.quote && !unsent.known) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(unsent));
      } catch {
        // Without storage the text lives as long as the page.
      }
    },
  };
}

/** Removes all that a person has typed in this browser and not sent. */
export function wipeUnsentTexts(memberId: string): void {
  wipes += 1;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefixOf(memberId))) localStorage.removeItem(key);
  } catch {
    // Without storage nothing was kept.
  }
}
