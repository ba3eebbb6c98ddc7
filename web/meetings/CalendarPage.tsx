import { useSearchParams } from '@solidjs/router';
import CalendarPlus from 'lucide-solid/icons/calendar-plus';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import type { Occurrence } from '../../shared/meetings/schema.ts';
import { dayKey, formatMonth } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Segmented } from '../ui/Choices.tsx';
import { addDays, addMonths, monthWeeks } from '../ui/date-text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Page } from '../ui/Page.tsx';
import { Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import styles from './CalendarPage.module.css';
import { CalendarPanel } from './CalendarPanel.tsx';
import { createOccurrences } from './calendar-store.ts';
import { createFilter } from './filter.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { OccurrenceRow } from './OccurrenceRow.tsx';
import { isOver } from './words.ts';
import '../calendars/texts.ts';
import './texts.ts';

type View = 'month' | 'list';
const today = () => dayKey(new Date());

/** /spotkania: my meetings by month or as a list, filters, and the subscription. */
export function CalendarPage() {
  const [query, setQuery] = useSearchParams<{ miesiac?: string; widok?: View }>();
  const month = () => (/^20\d\d-(0[1-9]|1[0-2])$/.test(query.miesiac ?? '') ? query.miesiac : today().slice(0, 7));
  const day = () => `${month()}-01`;
  const view = (): View => (query.widok === 'list' ? 'list' : 'month');
  const range = createMemo(() => {
    const weeks = monthWeeks(day()).flat();
    const first = weeks[0] ?? day();
    // A day wider on each side: the reader's midnight is not that of UTC.
    const last = addDays(weeks.at(-1) ?? day(), 2);
    return { from: new Date(addDays(first, -1)).toISOString(), to: new Date(last).toISOString() };
  });
  const occurrences = createOccurrences(range);
  const filter = createFilter();
  const show = (month: string) =>
    setQuery({ miesiac: month.slice(0, 7) === today().slice(0, 7) ? null : month.slice(0, 7) });
  createTitle(() => t('meetings.title'));
  createCrumbs(() => [{ label: t('meetings.title') }]);
  return (
    <Page width="wide" panel={<CalendarPanel filter={filter} />}>
      <div class={styles.head}>
        <h1 class={styles.month}>{formatMonth(day(), 'UTC')}</h1>
        <Bar day={day()} view={view()} onMonth={show} onView={(widok) => setQuery({ widok }, { replace: true })} />
      </div>
      <Loaded query={occurrences}>
        {(all) => <Shown view={view()} day={day()} occurrences={all().filter(filter.passes)} />}
      </Loaded>
    </Page>
  );
}

type BarProps = { day: string; view: View; onMonth: (day: string) => void; onView: (view: View) => void };

function Bar(props: BarProps) {
  return (
    <div class={styles.bar}>
      <IconButton
        label={t('meetings.previousMonth')}
        icon={ChevronLeft}
        onClick={() => props.onMonth(addMonths(props.day, -1))}
      />
      <Button onClick={() => props.onMonth(today())}>{t('meetings.today')}</Button>
      <IconButton
        label={t('meetings.nextMonth')}
        icon={ChevronRight}
        onClick={() => props.onMonth(addMonths(props.day, 1))}
      />
      <Segmented
        legend={t('meetings.view')}
        legendHidden
        choices={[
          { value: 'month', label: t('meetings.month') },
          { value: 'list', label: t('meetings.list') },
        ]}
        value={props.view}
        onChange={props.onView}
      />
      <ButtonLink variant="primary" icon={Plus} href="/spotkania/nowe">
        {t('meetings.new')}
      </ButtonLink>
    </div>
  );
}

function Shown(props: { view: View; day: string; occurrences: readonly Occurrence[] }) {
  const inMonth = () => props.occurrences.filter(({ startsAt }) => dayKey(startsAt).startsWith(props.day.slice(0, 7)));
  const isNow = () => props.day.slice(0, 7) === today().slice(0, 7);
  const ahead = () => (isNow() ? inMonth().filter((one) => !isOver(one)) : inMonth());
  return (
    <Switch>
      <Match when={props.view === 'month'}>
        <MonthGrid day={props.day} occurrences={props.occurrences} />
        <div class={styles.below}>
          <List title={isNow() ? t('meetings.coming') : t('meetings.inMonth')} occurrences={ahead()} />
        </div>
      </Match>
      <Match when={props.view === 'list'}>
        <List title={isNow() ? t('meetings.coming') : t('meetings.inMonth')} occurrences={ahead()} />
        <Show when={isNow() && ahead().length < inMonth().length}>
          <List title={t('meetings.past')} occurrences={inMonth().filter(isOver).toReversed()} />
        </Show>
      </Match>
    </Switch>
  );
}

function List(props: { title: string; occurrences: readonly Occurrence[] }) {
  return (
    <Section title={props.title}>
      <Show
        when={props.occurrences.length > 0}
        fallback={<EmptyState icon={CalendarPlus} title={t('meetings.none')} text={t('meetings.noneHint')} />}
      >
        <Rows phone="keep">
          <For each={props.occurrences}>{(occurrence) => <OccurrenceRow occurrence={occurrence} />}</For>
        </Rows>
      </Show>
    </Section>
  );
}
