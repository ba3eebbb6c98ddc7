import Circle from 'lucide-solid/icons/circle';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleX from 'lucide-solid/icons/circle-x';
import LoaderCircle from 'lucide-solid/icons/loader-circle';
import { For, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './ConnectionTest.module.css';
import { createConnectionTest, type Trial, type TrialState } from './connection-test.ts';
import type { Livekit } from './participants.ts';

const icons = { idle: Circle, running: LoaderCircle, passed: CircleCheck, failed: CircleX };
const names: Trial[] = ['server', 'media', 'sending'];

/** Whether a call will get through, on demand. */
export function ConnectionTest(props: { roomId: string; withSound: boolean; loadKit: () => Promise<Livekit> }) {
  const test = createConnectionTest(() => props.loadKit());
  const states = () => names.map((name) => test.trials[name]);
  const untouched = () => states().every((state) => state === 'idle');
  const outcome = (name: Trial, state: TrialState) => {
    const { milliseconds } = test.trials;
    if (name === 'server' && state === 'passed' && milliseconds !== undefined)
      return t('rooms.test.milliseconds', { count: milliseconds });
    return t(`rooms.test.${state}`);
  };
  return (
    <div>
      <div class={styles.head}>
        <h3>{t('rooms.test')}</h3>
        <Button
          variant="quiet"
          size="small"
          busy={states().includes('running')}
          onClick={() => void test.start(props.roomId, props.withSound)}
        >
          {untouched() ? t('rooms.test.run') : t('rooms.test.again')}
        </Button>
      </div>
      <Show when={!untouched()}>
        <ul class={styles.tests} aria-live="polite">
          <For each={names}>
            {(name) => (
              <li data-state={test.trials[name]}>
                <Icon of={icons[test.trials[name]]} />
                <span>{t(`rooms.test.${name}`)}</span>
                <span class={styles.outcome}>{outcome(name, test.trials[name])}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}
