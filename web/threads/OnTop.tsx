import Lock from 'lucide-solid/icons/lock';
import Pin from 'lucide-solid/icons/pin';
import { For, Show } from 'solid-js';
import type { Thread } from '../../shared/threads/schema.ts';
import { excerptOf } from '../../shared/threads/text.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { Related } from '../links/Related.tsx';
import { RichText } from '../links/RichText.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './OnTop.module.css';
import { useThread } from './view.ts';

/** What stands above all messages: how the thread ended, and what is pinned. */
export function OnTop(props: { thread: Thread }) {
  const view = useThread();
  const pins = () => view.store.state()?.pins ?? [];
  return (
    <>
      <Show when={props.thread.closing}>
        {(closing) => (
          <section class={styles.closing} aria-label={t('threads.closed')}>
            <p class={styles.line}>
              <Icon of={Lock} size="s" />
              <b>{t('threads.closed')}</b>
              <span class="small muted">
                {t('threads.closedBy', { name: closing().by.displayName, date: formatDateTime(closing().at) })}
              </span>
            </p>
            <Show when={closing().html}>{(html) => <RichText html={html()} me={view.me.id} />}</Show>
          </section>
        )}
      </Show>
      <div class={styles.narrow}>
        <Related thing={{ kind: 'thread', id: props.thread.id }} version={view.making.kind()} />
      </div>
      <Show when={pins().length > 0}>
        <ul class={styles.pins} aria-label={t('threads.pins')}>
          <For each={pins()}>
            {(message) => (
              <li>
                <button type="button" class={styles.pin} onClick={() => void view.goTo(message.ordinal)}>
                  <Icon of={Pin} size="s" />
                  <span class={styles.words}>
                    {t('threads.said', {
                      name: message.author.displayName,
                      text: excerptOf(message.body) || t('attachments.onlyFiles'),
                    })}
                  </span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  );
}
