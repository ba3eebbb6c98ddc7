import { Show } from 'solid-js';
import type { Occurrence } from '../../shared/meetings/schema.ts';
import { datePieces, dayKey, formatTimeRange } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { Badge } from '../ui/Badge.tsx';
import { DateBlock } from '../ui/DateBlock.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Row } from '../ui/Rows.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import { meetingPath } from './words.ts';

/** One occurrence in a list: day, title, hours, group and label. */
export function OccurrenceRow(props: { occurrence: Occurrence; hideGroup?: boolean }) {
  const day = () => datePieces(props.occurrence.startsAt);
  const isToday = () => dayKey(props.occurrence.startsAt) === dayKey(new Date());
  const isThisMonth = () => dayKey(props.occurrence.startsAt).slice(0, 7) === dayKey(new Date()).slice(0, 7);
  return (
    <Row
      lead={
        <DateBlock
          weekday={day().weekday}
          day={day().day}
          month={isThisMonth() ? undefined : day().month}
          today={isToday()}
        />
      }
      title={bindShortWords(props.occurrence.title)}
      href={meetingPath(props.occurrence)}
      side={<OccurrenceState occurrence={props.occurrence} />}
    >
      <Meta>
        <time datetime={props.occurrence.startsAt}>
          {formatTimeRange(props.occurrence.startsAt, props.occurrence.endsAt)}
        </time>
        <Show when={!props.hideGroup && props.occurrence.groupName}>
          {(name) => <span>{bindShortWords(name())}</span>}
        </Show>
        <Tlp label={props.occurrence.label} />
        <Show when={props.occurrence.recurring}>
          <span>{t('meetings.recurring')}</span>
        </Show>
      </Meta>
    </Row>
  );
}

/** What differs from an ordinary meeting, else my answer. */
function OccurrenceState(props: { occurrence: Occurrence }) {
  return (
    <>
      <Show when={props.occurrence.moved && !props.occurrence.cancelled}>
        <Badge tone="attention">{t('meetings.moved')}</Badge>
      </Show>
      <Show
        when={props.occurrence.cancelled}
        fallback={
          <Show when={props.occurrence.myAnswer}>
            {(answer) => (
              <Badge tone={answer() === 'yes' ? 'success' : 'neutral'}>{t(`meetings.answer.${answer()}`)}</Badge>
            )}
          </Show>
        }
      >
        <Badge tone="danger">{t('meetings.cancelled')}</Badge>
      </Show>
    </>
  );
}
