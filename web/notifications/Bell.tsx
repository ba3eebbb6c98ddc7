import BellIcon from 'lucide-solid/icons/bell';
import { t } from '../i18n/t.ts';
import { Count } from '../ui/Badge.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './Bell.module.css';
import { unreadThings } from './store.ts';

/** The way to the inbox, with how many things are new. */
export function Bell(props: { pathname: string }) {
  const name = () => (unreadThings() > 0 ? t('shell.bell', { count: unreadThings() }) : t('shell.notifications'));
  return (
    <a
      class={styles.bell}
      href="/powiadomienia"
      aria-label={name()}
      title={name()}
      aria-current={props.pathname === '/powiadomienia' ? 'page' : undefined}
    >
      <Icon of={BellIcon} />
      <span class={styles.count}>
        <Count value={unreadThings()} label="" />
      </span>
    </a>
  );
}
