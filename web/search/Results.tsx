import SearchX from 'lucide-solid/icons/search-x';
import { createSignal, For, Show } from 'solid-js';
import type { Found, FoundGroup, SearchAnswer } from '../../shared/search/schema.ts';
import { searchWindow } from '../../shared/search/schema.ts';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { createQuery } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Banner, FailureBanner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { search } from './api.ts';
import type { Asked } from './asked.ts';
import { FoundRow } from './FoundRow.tsx';
import styles from './Results.module.css';

type Wanted = Parameters<typeof search>[0];

/** What the words find, by kind; all of one kind when one is chosen. */
export function Results(props: { asked: Asked }) {
  const wanted = (): Wanted => {
    const kind = props.asked.kind();
    return { q: props.asked.q(), sort: props.asked.sort(), ...(kind ? { kinds: [kind] } : {}) };
  };
  // A text as the key: the same words again are no new question.
  const answer = createQuery(
    () => JSON.stringify(wanted()),
    (key, signal) => search(JSON.parse(key) as Wanted, signal),
  );
  return (
    <div data-results="">
      <Loaded query={answer}>{(data) => <Answer answer={data()} asked={props.asked} wanted={wanted()} />}</Loaded>
    </div>
  );
}

function Answer(props: { answer: SearchAnswer; asked: Asked; wanted: Wanted }) {
  const total = () => props.answer.groups.reduce((sum, group) => sum + group.total, 0);
  return (
    <>
      <p class="visually-hidden" role="status">
        {t('search.count', { count: total() })}
      </p>
      <Show when={props.answer.unclear.length > 0}>
        <Banner tone="attention">{t('search.unclear', { filters: props.answer.unclear.join(', ') })}</Banner>
      </Show>
      <Show when={props.answer.alike}>
        <Banner>{t('search.alike')}</Banner>
      </Show>
      <For
        each={props.answer.groups}
        fallback={<EmptyState icon={SearchX} title={t('search.noneTitle')} text={t('search.noneText')} />}
      >
        {(group) => <Group group={group} asked={props.asked} wanted={props.wanted} />}
      </For>
    </>
  );
}

function Group(props: { group: FoundGroup; asked: Asked; wanted: Wanted }) {
  const kind = () => t(`search.kind.${props.group.kind}`);
  const isWhole = () => props.asked.kind() !== undefined;
  const count = () =>
    props.group.total < searchWindow
      ? t('search.count', { count: props.group.total })
      : t('search.countMore', { count: searchWindow });
  return (
    <Section title={kind()} aside={<span class={styles.count}>{count()}</span>}>
      <Rows phone="keep" label={kind()}>
        <For each={props.group.items}>{(found) => <FoundRow found={found} />}</For>
        <Show when={isWhole()}>
          <Further from={props.group.next} wanted={props.wanted} />
        </Show>
      </Rows>
      <Show when={!isWhole() && props.group.next}>
        <p class={styles.all}>
          <Button variant="quiet" size="small" onClick={() => props.asked.setKind(props.group.kind)}>
            {t('search.showAll', { kind: kind() })}
          </Button>
        </p>
      </Show>
    </Section>
  );
}

/** The pages after the first, as one asks for them. */
function Further(props: { from: string | null; wanted: Wanted }) {
  const [items, setItems] = createSignal<Found[]>([]);
  const [next, setNext] = createSignal(props.from);
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  async function load(cursor: string): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      const { groups } = await search({ ...props.wanted, cursor });
      setItems((known) => [...known, ...(groups[0]?.items ?? [])]);
      setNext(groups[0]?.next ?? null);
    } catch (error) {
      setFailure(errorText(error));
    }
    setBusy(false);
  }
  return (
    <>
      <For each={items()}>{(found) => <FoundRow found={found} />}</For>
      <Show when={next()}>
        {(cursor) => (
          <li class={styles.all}>
            <FailureBanner text={failure()} />
            <Button busy={busy()} onClick={() => void load(cursor())}>
              {t('search.more')}
            </Button>
          </li>
        )}
      </Show>
    </>
  );
}
