import { For, Show } from 'solid-js';
import { myGroups } from '../groups/my-groups.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { newInGroup } from '../today/store.ts';
import { Brand } from './Brand.tsx';
import { Places } from './Places.tsx';
import styles from './SideNav.module.css';

/** The places of the hub and the reader's groups; a rail of icons on a tablet. */
export function SideNav(props: { pathname: string }) {
  return (
    <nav class={styles.side} aria-label={t('shell.mainNavigation')}>
      <div class={styles.brand}>
        <Brand compact />
      </div>
      <Places pathname={props.pathname} />
      <Show when={myGroups().length > 0}>
        <div class={styles.groups}>
          <h2 class={styles.title}>{t('shell.myGroups')}</h2>
          <ul>
            <For each={myGroups()}>
              {(group) => (
                <li>
                  <GroupLink id={group.id} name={group.name} pathname={props.pathname} />
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
    </nav>
  );
}

function GroupLink(props: { id: string; name: string; pathname: string }) {
  const href = () => `/grupy/${props.id}`;
  return (
    <a class={styles.group} href={href()} aria-current={props.pathname === href() ? 'page' : undefined}>
      <span>{bindShortWords(props.name)}</span>
      <Show when={newInGroup(props.id) > 0}>
        <span class={styles.num}>
          <span aria-hidden="true">{newInGroup(props.id)}</span>
          <span class="visually-hidden">{t('shell.newMessages', { count: newInGroup(props.id) })}</span>
        </span>
      </Show>
    </a>
  );
}
