import { createSignal, onCleanup, onMount } from 'solid-js';

const nearPx = 120;
const edgePx = 1_500;

export type ScrollWatch = {
  /** A row that carries `data-ordinal` came fully onto the screen. */
  onSeen: (ordinal: number) => void;
  /** The reader nears an end of what is loaded; resolves when more is there. */
  onEdge: (edge: 'older' | 'newer') => Promise<unknown>;
  /** The last row is the newest message, so whoever stands there wants to see the next. */
  isNewest: () => boolean;
};

export type Scroll = ReturnType<typeof createScroll>;

/** The window's scroll around the messages in `root`: what was seen, when to load more, and staying at the end. */
export function createScroll(root: () => HTMLElement | undefined, watch: ScrollWatch) {
  const [atEnd, setAtEnd] = createSignal(true);
  let frame = 0;
  let extending = false;
  let settled = false;
  let staying = true;

  const page = () => document.scrollingElement ?? document.documentElement;
  const fromEnd = () => page().scrollHeight - page().scrollTop - window.innerHeight;
  const rows = () => [...(root()?.querySelectorAll<HTMLElement>('[data-ordinal]') ?? [])];

  function look(): void {
    frame = 0;
    setAtEnd(fromEnd() < nearPx);
    staying = atEnd() && watch.isNewest();
    if (!settled) return;
    const seen = rows().findLast((row) => row.getBoundingClientRect().bottom <= window.innerHeight);
    if (seen) watch.onSeen(Number(seen.dataset.ordinal));
    if (page().scrollTop < edgePx) void extend('older');
    else if (fromEnd() < edgePx) void extend('newer');
  }

  const lookSoon = () => {
    frame ||= requestAnimationFrame(look);
  };

  async function extend(edge: 'older' | 'newer'): Promise<void> {
    if (extending) return;
    extending = true;
    await watch.onEdge(edge).catch(() => undefined);
    extending = false;
  }

  watchPage(root, lookSoon, () => {
    if (settled && staying) toEnd();
    lookSoon();
  });
  onCleanup(() => cancelAnimationFrame(frame));

  function toEnd(): void {
    window.scrollTo({ top: page().scrollHeight });
  }

  return {
    /** The reader stands at the end of what is loaded. Reactive. */
    atEnd,
    toEnd,
    /** Changes what stands above without moving the text under the reader's eyes. */
    keepPlace(change: () => void): void {
      const anchor = rows().find((row) => row.getBoundingClientRect().bottom > 0);
      const before = anchor?.getBoundingClientRect().top ?? 0;
      change();
      if (anchor?.isConnected) window.scrollBy(0, anchor.getBoundingClientRect().top - before);
    },
    /** Puts an element a quarter down the screen. */
    to(element: Element): void {
      window.scrollTo({ top: element.getBoundingClientRect().top + page().scrollTop - window.innerHeight / 4 });
    },
    /** From now on what is on the screen counts as seen. */
    settle(): void {
      settled = true;
      look();
    },
  };
}

/** Calls back on every movement, and when the size of `root` changes. */
function watchPage(root: () => HTMLElement | undefined, onMove: () => void, onResize: () => void): void {
  onMount(() => {
    const resized = new ResizeObserver(onResize);
    const element = root();
    if (element) resized.observe(element);
    const stop = new AbortController();
    const options = { passive: true, signal: stop.signal };
    window.addEventListener('scroll', onMove, options);
    window.addEventListener('resize', onMove, options);
    document.addEventListener('visibilitychange', onMove, options);
    onCleanup(() => {
      resized.disconnect();
      stop.abort();
    });
  });
}
