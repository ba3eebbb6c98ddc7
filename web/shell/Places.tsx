import { For, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { waitingCount } from '../today/store.ts';
import { Count } from '../ui/Badge.tsx';
import { Icon } from '../ui/Icon.tsx';
import { isWithin, type Place, places } from './navigation.ts';
import styles from './Places.module.css';

/** The places of the hub, for the side and the bottom bar. */
export function Places(props: { pathname: string }) {
  return (
    <ul>
      <For each={places}>
        {(place) => (
          <li>
            <PlaceLink place={place} pathname={props.pathname} />
          </li>
        )}
      </For>
    </ul>
  );
}

/** Today says how much waits. */
function PlaceLink(props: { place: Place; pathname: string }) {
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
