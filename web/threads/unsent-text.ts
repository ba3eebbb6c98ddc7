import type { Quote } from '../../shared/threads/schema.ts';

/** What somebody has typed and not sent yet. */
export type UnsentText = {
  text: string;
  quote: Quote | null;
  /** What the server had when this was typed. */
  base?: string;
};

const nothing: UnsentText = { text: '', quote: null };

/** Keeps the text of a composer in this browser, per person and place, so that it survives a reload or a crash. */
export function unsentText(memberId: string, place: string) {
  const key = `unsent ${memberId} ${place}`;
  return {
    read(): UnsentText {
      try {
        return { ...nothing, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<UnsentText>) };
      } catch {
        return nothing;
      }
    },
    write(unsent: UnsentText): void {
      try {
        if (unsent.text === '' && !unsent.quote && !unsent.base) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(unsent));
      } catch {
        // Without storage the text lives as long as the page.
      }
    },
  };
}
