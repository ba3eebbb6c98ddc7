import Calendar from 'lucide-solid/icons/calendar';
import MapPin from 'lucide-solid/icons/map-pin';
import User from 'lucide-solid/icons/user';
import Video from 'lucide-solid/icons/video';
import { createSignal, Show } from 'solid-js';
import type { Answer, MeetingPage as Details, Occurrence } from '../../shared/meetings/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { formatDate, formatDateTime, formatTimeRange } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import type { Query } from '../lib/query.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Segmented } from '../ui/Choices.tsx';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { showFailure } from '../ui/toasts.ts';
import { answerMeeting } from './api.ts';
import styles from './MeetingPage.module.css';
import { elsewhereText, isOver, joinPath, ruleText, whenText } from './words.ts';

type WhenWhereProps = { details: Details; occurrence: Occurrence; query: Query<Details> };

/** The card that is acted on: when, where, who called it; the way in; my answer. */
export function WhenWhere(props: WhenWhereProps) {
  const facts = (): Fact[] => {
    const { meeting, people } = props.details;
    const host = people.find(({ memberId }) => memberId === meeting.organiserId);
    return [
      when(props.occurrence, meeting.recurrence ? ruleText(meeting.recurrence, props.occurrence) : undefined),
      where(props.occurrence),
      ...(host ? [{ term: t('meetings.host'), icon: User, value: host.displayName }] : []),
    ];
  };
  const mayJoin = () => props.occurrence.online && !props.occurrence.cancelled && !isOver(props.occurrence);
  return (
    <Card>
      <div class={styles.now}>
        <Facts facts={facts()} />
        <Show when={mayJoin()}>
          <ButtonLink variant="primary" size="large" icon={Video} href={joinPath(props.occurrence)}>
            {t('meetings.join')}
          </ButtonLink>
        </Show>
      </div>
      <Show when={!props.details.meeting.cancelledAt}>
        <AnswerBar details={props.details} query={props.query} />
      </Show>
    </Card>
  );
}

function when(occurrence: Occurrence, rule: string | undefined): Fact {
  const { startsAt, endsAt } = occurrence;
  const isOneDay = formatDate(startsAt) === formatDate(endsAt);
  const notes = [isOneDay ? formatTimeRange(startsAt, endsAt) : '', elsewhereText(occurrence) ?? '', rule ?? ''];
  return {
    term: t('meetings.when'),
    icon: Calendar,
    value: isOneDay ? formatDate(startsAt) : whenText(occurrence),
    note: <Lines lines={notes.filter(Boolean)} />,
  };
}

function where({ online, place }: Occurrence): Fact {
  const room = t('meetings.onlineRoom');
  const term = t('meetings.where');
  if (!place) return { term, icon: online ? Video : MapPin, value: online ? room : t('meetings.noPlace') };
  return { term, icon: MapPin, value: bindShortWords(place), note: online ? room : undefined };
}

function Lines(props: { lines: readonly string[] }) {
  return (
    <>
      {props.lines.map((line) => (
        <>
          {line}
          <br />
        </>
      ))}
    </>
  );
}

/** Yes, maybe or no; "saved" only when the server has stored it. */
function AnswerBar(props: { details: Details; query: Query<Details> }) {
  const [sending, setSending] = createSignal<Answer>();
  const mine = () => props.details.people.find(({ memberId }) => memberId === requireMe().id);

  async function answer(value: Answer): Promise<void> {
    setSending(value);
    try {
      const people = await answerMeeting(props.details.meeting.id, value);
      props.query.update((details) => ({ ...details, people }));
    } catch (error) {
      showFailure(error);
    } finally {
      setSending(undefined);
    }
  }

  return (
    <div class={styles.answer}>
      <span class={styles.question} aria-hidden="true">
        {t('meetings.attending')}
      </span>
      <Segmented
        legend={t('meetings.attending')}
        legendHidden
        choices={[
          { value: 'yes', label: t('meetings.yes') },
          { value: 'maybe', label: t('meetings.maybe') },
          { value: 'no', label: t('meetings.no') },
        ]}
        value={sending() ?? mine()?.answer ?? undefined}
        onChange={(value) => void answer(value)}
      />
      <Show
        when={!sending()}
        fallback={
          <StateLine tone="busy" live>
            {t('meetings.saving')}
          </StateLine>
        }
      >
        <Show when={mine()?.answeredAt}>
          {(at) => (
            <StateLine tone="success" live>
              {t('meetings.saved', { date: formatDateTime(at()) })}
            </StateLine>
          )}
        </Show>
      </Show>
      <Show when={props.details.meeting.recurrence}>
        <span class="small muted">{t('meetings.answerSeries')}</span>
      </Show>
    </div>
  );
}
