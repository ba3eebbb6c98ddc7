import { createResource, Show } from 'solid-js';
import { cleanText } from '../../shared/threads/text.ts';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { RichText } from '../links/RichText.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { renderText } from './api.ts';
import styles from './Composer.module.css';

/** The text as it will look, rendered where messages are. */
export function Preview(props: { body: string }) {
  const [html] = createResource(
    () => cleanText(props.body),
    (body) => renderText(body),
  );
  return (
    <section class={styles.preview} aria-label={t('threads.preview')} aria-live="polite">
      <Show when={!html.error} fallback={<p>{errorText(html.error)}</p>}>
        <Show when={html.state === 'ready'} fallback={<Skeleton count={1} />}>
          <RichText html={html.latest ?? ''} />
        </Show>
      </Show>
    </section>
  );
}
