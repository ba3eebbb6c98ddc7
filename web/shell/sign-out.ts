import { createSignal } from 'solid-js';
import { requireMe, signOut } from '../accounts/session.ts';
import type { Unsent } from '../accounts/unsent.ts';
import { showFailure } from '../ui/toasts.ts';

const [unsent, setUnsent] = createSignal<Unsent>();
const [asking, setAsking] = createSignal(false);

/** What the way out would lose, from when it was first asked about. */
export { asking, unsent };

export const stay = (): void => void setAsking(false);

export function forgetUnsent(): void {
  stay();
  setUnsent(undefined);
}

export function leave(): void {
  setAsking(false);
  signOut().catch(showFailure);
}

/** Signs out, after a question where something would be lost. */
export function leaveOrAsk(): void {
  ask().catch(showFailure);
}

async function ask(): Promise<void> {
  const { findUnsent } = await import('../accounts/unsent.ts');
  const found = findUnsent(requireMe().id);
  setUnsent(found);
  if (found) setAsking(true);
  else leave();
}
