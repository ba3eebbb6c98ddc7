import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import { dayKey, formatDateTime, formatTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { StateLine } from '../ui/StateLine.tsx';
import type { SyncState } from './sync-client.ts';

/** An edit is durable in a few milliseconds; only what takes longer is worth a word. */
const worthSayingMs = 700;

type Tone = 'success' | 'attention' | 'danger' | 'busy';

/** "Zapisano, 14:02": said only of what the server has stored. */
export function SaveState(props: { state: SyncState; editedAt: string }) {
  const isSlow = createSlow(() => props.state.unsaved);
  const said = (): [Tone, string] => describe(props.state, isSlow(), props.editedAt);
  return (
    <>
      <StateLine tone={said()[0]}>{said()[1]}</StateLine>
      <span class="visually-hidden" role="status">
        {said()[0] === 'attention' || said()[0] === 'danger' ? said()[1] : ''}
      </span>
    </>
  );
}

function describe(state: SyncState, isSlow: boolean, editedAt: string): [Tone, string] {
  if (state.line === 'offline') return ['attention', t(state.unsaved ? 'drafts.unsavedOffline' : 'drafts.offline')];
  if (state.mode === null) return ['busy', t('drafts.opening')];
  if (state.failing) return ['danger', t('drafts.unsavedFailing')];
  if (state.unsaved && isSlow) return ['busy', t('drafts.saving')];
  const at = state.savedAt ?? new Date(editedAt);
  const isToday = dayKey(at) === dayKey(new Date());
  return ['success', t('drafts.savedAt', { when: isToday ? formatTime(at) : formatDateTime(at) })];
}

/** True when a state has lasted for a while. */
function createSlow(isOn: () => boolean): () => boolean {
  const [slow, setSlow] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(isOn, (now) => {
      clearTimeout(timer);
      setSlow(false);
      if (now) timer = setTimeout(() => setSlow(true), worthSayingMs);
    }),
  );
  onCleanup(() => clearTimeout(timer));
  return slow;
}
