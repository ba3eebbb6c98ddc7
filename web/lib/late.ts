import { createSignal } from 'solid-js';

/**
 * A part of a page that is loaded when it is first wanted. Where it cannot be, nothing breaks: `failed` says so, and the next
 * one who wants it tries again.
 */
export function createLate<T>(load: () => Promise<T>) {
  const [part, setPart] = createSignal<T>();
  const [failed, setFailed] = createSignal(false);
  let loading: Promise<void> | undefined;
  return {
    /** Undefined until it is there. Reactive. */
    part,
    failed,
    want(): Promise<void> {
      setFailed(false);
      loading ??= load().then(
        (loaded) => void setPart(() => loaded),
        () => {
          setFailed(true);
          loading = undefined;
        },
      );
      return loading;
    },
  };
}
