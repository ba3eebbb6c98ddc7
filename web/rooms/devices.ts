import { createSignal } from 'solid-js';

/** What a reader chose on this machine; an id is the browser's and lasts as long as the site's permission. */
export type Choice = {
  camera?: string | undefined;
  microphone?: string | undefined;
  speaker?: string | undefined;
  cameraOn: boolean;
  microphoneOn: boolean;
};

const key = 'devices';
const untouched: Choice = { cameraOn: true, microphoneOn: true };

function recall(): Choice {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof kept === 'object' && kept !== null ? { ...untouched, ...kept } : untouched;
  } catch {
    return untouched;
  }
}

const [choice, setChoice] = createSignal<Choice>(recall());

export { choice };

/** Remembers a choice for the next call; private modes may refuse to. */
export function choose(part: Partial<Choice>): void {
  const next = setChoice((now) => ({ ...now, ...part }));
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}
