import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import type { ConnectionState } from '../lib/connection.ts';
import { StateLine } from '../ui/StateLine.tsx';

/** A hiccup this short is nobody's business. */
const patienceMs = 1_500;

/** Says calmly that the live line is being restored; nothing while all is well. */
export function ConnectionLine(props: { state: ConnectionState }) {
  const [away, setAway] = createSignal(false);
  createEffect(() => {
    if (props.state === 'online' || props.state === 'offline') {
      setAway(false);
      return;
    }
    const timer = setTimeout(() => setAway(true), patienceMs);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <span role="status">
      <Show when={away()}>
        <StateLine tone="busy">{t('shell.reconnecting')}</StateLine>
      </Show>
    </span>
  );
}
