import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { PaletteItem, PaletteSource } from './CommandPalette.tsx';

const pauseMs = 120;

export type PaletteResult = { source: PaletteSource; items: readonly PaletteItem[] };

/** Asks every source after a short pause in typing; an answer overtaken by other words is dropped. */
export function createPaletteSearch(sources: Accessor<readonly PaletteSource[]>) {
  const [query, setQuery] = createSignal('');
  const [results, setResults] = createSignal<readonly PaletteResult[]>([]);
  const [settled, setSettled] = createSignal(false);

  createEffect(() => {
    const words = query().trim();
    const asked = sources();
    const abort = new AbortController();
    setSettled(false);
    const timer = setTimeout(() => void ask(asked, words, abort.signal), words ? pauseMs : 0);
    onCleanup(() => {
      clearTimeout(timer);
      abort.abort();
    });
  });

  async function ask(asked: readonly PaletteSource[], words: string, signal: AbortSignal): Promise<void> {
    const found = new Map<PaletteSource, readonly PaletteItem[]>();
    const show = () => {
      if (signal.aborted) return;
      const shown = asked.map((source) => ({ source, items: found.get(source) ?? [] }));
      setResults(shown.filter((result) => result.items.length > 0));
    };
    await Promise.all(
      asked.map(async (source) => {
        found.set(source, await findIn(source, words, signal));
        show();
      }),
    );
    if (!signal.aborted) setSettled(true);
  }

  const items = () => results().flatMap((result) => result.items);
  return { query, setQuery, results, items, settled };
}

/** A source that fails offers nothing; the others still do. */
async function findIn(source: PaletteSource, words: string, signal: AbortSignal): Promise<readonly PaletteItem[]> {
  try {
    return await source.find(words, signal);
  } catch {
    return [];
  }
}
