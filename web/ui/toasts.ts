import { createSignal } from 'solid-js';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';

export type Toast = {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
  action: { label: string; run: () => void } | undefined;
};

type ToastOptions = {
  /** "Cofnij": what takes the act back. */
  undo?: () => void;
  /** Another offer than to undo. */
  action?: { label: string; run: () => void };
  tone?: Toast['tone'];
};

const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
let last = 0;

export { toasts };

/** Tells what has just been done, at the edge of the screen, for ten seconds or until closed. */
export function showToast(text: string, options: ToastOptions = {}): number {
  const { undo, action, tone = 'plain' } = options;
  const id = ++last;
  const offer = undo ? { label: t('ui.undo'), run: undo } : action;
  setToasts((now) => [...now.slice(-2), { id, text, tone, action: offer }]);
  return id;
}

/** Tells that what was asked for did not work, and why. */
export const showFailure = (error: unknown): number => showToast(errorText(error), { tone: 'danger' });

export function closeToast(id: number): void {
  setToasts((now) => now.filter((toast) => toast.id !== id));
}
