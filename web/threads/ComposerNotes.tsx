import X from 'lucide-solid/icons/x';
import { Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import styles from './Composer.module.css';
import { useThread } from './view.ts';

/** Above the text: what it answers, its own label with whom it names, and that it asks for a word. Each can be dropped. */
export function ComposerNotes() {
  const { writing, people, me } = useThread();
  const options = () => writing.options();
  const names = () =>
    options()
      .readers.flatMap((id) => (id === me.id ? [] : (people().get(id)?.displayName ?? [])))
      .join(', ');
  const isNamed = () => options().label === 'TLP:RED' && people().size > 0;
  return (
    <>
      <Show when={writing.quote()}>
        {(quote) => (
          <div class={styles.quote}>
            <div>
              <b>{t('threads.replyTo', { name: quote().author.displayName })}</b>
              <p>{quote().excerpt}</p>
            </div>
            <IconButton label={t('threads.dropQuote')} icon={X} size="small" onClick={() => writing.setQuote(null)} />
          </div>
        )}
      </Show>
      <Show when={options().label}>
        {(label) => (
          <div class={styles.note}>
            <Tlp label={label()} />
            <span>{isNamed() && t('threads.onlyFor', { names: names() || t('threads.onlyYou') })}</span>
            <IconButton
              label={t('threads.dropLabel')}
              icon={X}
              size="small"
              onClick={() => writing.setOptions({ ...options(), label: null, readers: [] })}
            />
          </div>
        )}
      </Show>
      <Show when={options().asks}>
        <div class={styles.note}>
          <span>{t('threads.asksNote')}</span>
          <IconButton
            label={t('threads.dropAsk')}
            icon={X}
            size="small"
            onClick={() => writing.setOptions({ ...options(), asks: false })}
          />
        </div>
      </Show>
    </>
  );
}
