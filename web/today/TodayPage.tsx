import CalendarPlus from 'lucide-solid/icons/calendar-plus';
import { onMount, Show } from 'solid-js';
import type { Today } from '../../shared/today/schema.ts';
import { formatLongDate } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { createTitle } from '../lib/title.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { EmptyState, ErrorState } from '../ui/EmptyState.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { NewThreads } from './NewThreads.tsx';
import { NextDays } from './NextDays.tsx';
import { NextMeeting } from './NextMeeting.tsx';
import { freshenToday, loadToday, today, todayError } from './store.ts';
import { Waiting } from './Waiting.tsx';
import '../threads/texts.ts';
import './texts.ts';

/** Dziś: the next meeting with the way in, what waits for the reader, what is new, the days ahead. */
export function TodayPage() {
  createTitle(() => t('today.title'));
  onMount(() => void freshenToday());
  const date = () => {
    const text = formatLongDate(new Date());
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return (
    <Page
      panel={
        <Show when={today()}>
          {(now) => (
            <Panel label={t('today.panel')}>
              <NextDays days={now().days} />
            </Panel>
          )}
        </Show>
      }
    >
      <PageHead title={t('today.title')}>
        <p>{date()}</p>
      </PageHead>
      <Show
        when={today()}
        fallback={
          <Show when={todayError()} fallback={<Skeleton />}>
            {(error) => (
              <ErrorState title={t('shell.notLoaded')} text={errorText(error())} onRetry={() => void loadToday()} />
            )}
          </Show>
        }
      >
        {(now) => <Parts today={now()} />}
      </Show>
    </Page>
  );
}

function Parts(props: { today: Today }) {
  return (
    <>
      <Show when={props.today.next} fallback={<NoMeeting />}>
        {(next) => <NextMeeting occurrence={next().occurrence} people={next().people} />}
      </Show>
      <Waiting today={props.today} />
      <NewThreads threads={props.today.threads} />
    </>
  );
}

function NoMeeting() {
  return (
    <EmptyState
      icon={CalendarPlus}
      title={t('today.noNext')}
      text={t('today.noNextHint')}
      action={<ButtonLink href="/spotkania/nowe">{t('today.arrange')}</ButtonLink>}
    />
  );
}
