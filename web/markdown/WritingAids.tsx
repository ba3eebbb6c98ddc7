import { type Accessor, createResource, onCleanup, onMount, Show } from 'solid-js';
import { cleanText } from '../../shared/threads/text.ts';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { RichText } from '../links/RichText.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { renderText } from './api.ts';
import { Suggestions } from './Suggestions.tsx';
import { createSuggestions, type Naming, type SuggestionList } from './suggestions.ts';
import './texts.ts';

/*
 * What whoever writes needs only then, so it is loaded with the first letters.
 */

type CompletionProps = {
  field: Accessor<HTMLTextAreaElement | undefined>;
  naming: Naming;
  onReady: (list: SuggestionList | undefined) => void;
};

/** Who and what can be named at the caret. */
export function Completion(props: CompletionProps) {
  const list = createSuggestions(props.field, props.naming);
  onMount(() => props.onReady(list));
  onCleanup(() => props.onReady(undefined));
  return <Suggestions of={list} />;
}

/** How a text will look, rendered where messages are. */
export function Preview(props: { body: string }) {
  const [html] = createResource(
    () => cleanText(props.body),
    (body) => renderText(body),
  );
  return (
    <Show when={cleanText(props.body)} fallback={<p class="muted">{t('markdown.nothingYet')}</p>}>
      <Show when={!html.error} fallback={<p>{errorText(html.error)}</p>}>
        <Show when={html.state === 'ready'} fallback={<Skeleton count={1} />}>
          <RichText html={html.latest ?? ''} />
        </Show>
      </Show>
    </Show>
  );
}
