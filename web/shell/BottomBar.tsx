import { t } from '../i18n/t.ts';
import styles from './BottomBar.module.css';
import { Places } from './Places.tsx';

/** The five places under the thumb, on a phone only. */
export function BottomBar(props: { pathname: string }) {
  return (
    <nav class={styles.bottom} aria-label={t('shell.bottomNavigation')}>
      <Places pathname={props.pathname} />
    </nav>
  );
}
