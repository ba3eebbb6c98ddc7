import { Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { waitingCount } from '../today/store.ts';
import { Count } from '../ui/Badge.tsx';
import { Icon } from '../ui/Icon.tsx';
import { isWithin, type Place } from './navigation.ts';
import styles from './PlaceLink.module.css';

/** A place of the hub in the side or the bottom bar; Today says how much waits. */
export function PlaceLink(props: { place: Place; pathname: string }) {
  return (
    <a
      class={styles.link}
      href={props.place.href}
      aria-current={isWithin(props.place, props.pathname) ? 'page' : undefined}
    >
      <Icon of={props.place.icon} />
      <span>{t(props.place.name)}</span>
      <Show when={props.place.href === '/'}>
        <span class={styles.count}>
          <Count value={waitingCount()} label={t('shell.waiting', { count: waitingCount() })} />
        </span>
      </Show>
    </a>
  );
}
