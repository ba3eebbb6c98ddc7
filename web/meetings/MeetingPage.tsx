import { useParams, useSearchParams } from '@solidjs/router';
import Landmark from 'lucide-solid/icons/landmark';
import { Show } from 'solid-js';
import type { MeetingPage as Details, Occurrence } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import type { Query } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { LoadedPage } from '../shell/LoadedPage.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import { Agenda } from './Agenda.tsx';
import { Attendance } from './Attendance.tsx';
import { CancelledBanner } from './CancelledBanner.tsx';
import { MeetingMenu } from './MeetingMenu.tsx';
import styles from './MeetingPage.module.css';
import { createMeetingStore } from './meeting-store.ts';
import { PeoplePanel } from './PeoplePanel.tsx';
import { SeriesDates } from './SeriesDates.tsx';
import { WhenWhere } from './WhenWhere.tsx';
import { isOn, isOver, readDate } from './words.ts';
import './texts.ts';

/** /spotkania/:meetingId: when and where in one glance, the way in, my answer, the agenda, who comes. */
export function MeetingPage() {
  const params = useParams<{ meetingId: string }>();
  const [search] = useSearchParams<{ termin?: string }>();
  const page = createMeetingStore(
    () => params.meetingId,
    () => readDate(search.termin),
  );
  createTitle(() => page.data()?.meeting.title);
  createCrumbs(() => [
    { label: t('meetings.title'), href: '/spotkania' },
    { label: bindShortWords(page.data()?.meeting.title ?? '') },
  ]);
  return <LoadedPage query={page}>{(details) => <Opened details={details()} query={page} />}</LoadedPage>;
}

function Opened(props: { details: Details; query: Query<Details> }) {
  const [search] = useSearchParams<{ termin?: string }>();
  const meeting = () => props.details.meeting;
  const chosen = (): Occurrence | undefined => {
    const { occurrences } = props.details;
    return occurrences.find(isOn(search.termin)) ?? occurrences.find((each) => !isOver(each)) ?? occurrences.at(-1);
  };
  const isLost = () =>
    Boolean(search.termin && meeting().recurrence) && !props.details.occurrences.some(isOn(search.termin));
  const refetch = () => void props.query.refetch();
  return (
    <Page panel={<PeoplePanel details={props.details} onChanged={refetch} />}>
      <PageHead
        title={bindShortWords(meeting().title)}
        actions={<MeetingMenu details={props.details} occurrence={chosen()} onChanged={refetch} />}
      >
        <Meta>
          <Tlp label={meeting().label} />
          <Show when={meeting().chatham}>
            <Badge icon={Landmark}>{t('meetings.chatham')}</Badge>
          </Show>
          <span>{t(`meetings.kind.${meeting().kind}`)}</span>
          <Show when={props.details.groupName}>
            {(name) => <a href={`/grupy/${meeting().groupId}`}>{bindShortWords(name())}</a>}
          </Show>
        </Meta>
      </PageHead>
      <Show when={isLost()}>
        <div class={styles.banner}>
          <Banner tone="attention">{t('meetings.dateGone')}</Banner>
        </div>
      </Show>
      <CancelledBanner details={props.details} occurrence={chosen()} onChanged={refetch} />
      <Show when={chosen()}>
        {(occurrence) => <WhenWhere details={props.details} occurrence={occurrence()} query={props.query} />}
      </Show>
      <Show when={meeting().description}>
        {(text) => (
          <Section title={t('meetings.about')}>
            <p class={styles.text}>{bindShortWords(text())}</p>
          </Section>
        )}
      </Show>
      <Agenda meeting={meeting()} start={chosen()?.startsAt ?? meeting().startsAt} canWrite={props.details.canManage} />
      <Show when={chosen()}>
        {(occurrence) => <Attendance occurrence={occurrence()} inSeries={meeting().recurrence !== null} />}
      </Show>
      <Show when={meeting().recurrence}>
        <SeriesDates details={props.details} chosen={chosen()?.original} />
      </Show>
    </Page>
  );
}
