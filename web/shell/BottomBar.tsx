import { For } from 'solid-js';
import { t } from '../i18n/t.ts';
import styles from './BottomBar.module.css';
import { places } from './navigation.ts';
import { PlaceLink } from './PlaceLink.tsx';

/** The five places under the thumb, on a phone only. */
export function BottomBar(props: { pathname: string }) {
  return (
    <nav class={styles.bottom} aria-label={t('shell.bottomNavigation')}>
      <ul>
        <For each={places}>
          {(place) => (
            <li>
              <PlaceLink place={place} pathname={props.pathname} />
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}
