import Signal from 'lucide-solid/icons/signal';
import SignalMedium from 'lucide-solid/icons/signal-medium';
import WifiOff from 'lucide-solid/icons/wifi-off';
import { Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './OwnQuality.module.css';
import type { Person, Quality } from './participants.ts';

const icons = { excellent: Signal, good: Signal, poor: SignalMedium, lost: WifiOff };

/** The reader's own connection, in words where there is room for them. */
export function OwnQuality(props: { people: readonly Person[] }) {
  const known = (): Exclude<Quality, 'unknown'> | undefined => {
    const quality = props.people.find((person) => person.me)?.quality;
    return quality === 'unknown' ? undefined : quality;
  };
  return (
    <Show when={known()}>
      {(quality) => (
        <span class={styles.quality} data-quality={quality()}>
          <Icon of={icons[quality()]} size="s" />
          <span class={styles.words}>{t(`rooms.quality.${quality()}`)}</span>
        </span>
      )}
    </Show>
  );
}
