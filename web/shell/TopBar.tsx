import Search from 'lucide-solid/icons/search';
import { Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { socket } from '../lib/socket.ts';
import { Bell } from '../notifications/Bell.tsx';
import { BrandMark } from '../ui/Brand.tsx';
import { Breadcrumb } from '../ui/Breadcrumb.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { ConnectionLine } from './ConnectionLine.tsx';
import { crumbs } from './crumbs.ts';
import { ThemeButton } from './ThemeButton.tsx';
import styles from './TopBar.module.css';

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Where one is, the line's state when it is broken, search, theme, account. */
export function TopBar(props: { pathname: string; onSearch: () => void }) {
  return (
    <header class={styles.bar}>
      <a class={styles.brand} href="/" aria-label={t('shell.product')}>
        <BrandMark />
      </a>
      <div class={styles.start}>
        <Show when={crumbs().length > 0} fallback={<p class={styles.team}>{t('shell.team')}</p>}>
          <Breadcrumb crumbs={crumbs()} />
        </Show>
        <ConnectionLine state={socket.state()} />
      </div>
      <button type="button" class={styles.search} onClick={() => props.onSearch()} aria-keyshortcuts="Control+K Meta+K">
        <Icon of={Search} />
        <span>{t('shell.search')}</span>
        <Kbd keys={isApple ? '⌘ K' : 'Ctrl K'} />
      </button>
      <Bell pathname={props.pathname} />
      <ThemeButton />
      <AccountMenu />
    </header>
  );
}
