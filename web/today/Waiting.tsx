import CalendarCheck from 'lucide-solid/icons/calendar-check';
import { For, Show } from 'solid-js';
import type { Occurrence } from '../../shared/meetings/schema.ts';
import { formatRange } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Row, RowIcon, Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import styles from './TodayPage.module.css';

/** What only the reader can do: for now, to answer invitations. */
export function Waiting(props: { toAnswer: readonly Occurrence[] }) {
  return (
    <Section title={t('today.waiting')} count={props.toAnswer.length}>
      <Show when={props.toAnswer.length > 0} fallback={<p class={styles.quiet}>{t('today.nothingWaits')}</p>}>
        <Rows>
          <For each={props.toAnswer}>{(occurrence) => <Invitation occurrence={occurrence} />}</For>
        </Rows>
      </Show>
    </Section>
  );
}

function Invitation(props: { occurrence: Occurrence }) {
  const href = () => `/spotkania/${props.occurrence.meetingId}`;
  return (
    <Row
      lead={<RowIcon of={CalendarCheck} />}
      title={bindShortWords(props.occurrence.title)}
      href={href()}
      side={
        <ButtonLink size="small" href={href()} aria-label={t('today.answerLabel', { title: props.occurrence.title })}>
          {t('today.answer')}
        </ButtonLink>
      }
    >
      <Meta>
        <span>{t('today.invited')}</span>
        <time datetime={props.occurrence.startsAt}>
          {formatRange(props.occurrence.startsAt, props.occurrence.endsAt)}
        </time>
      </Meta>
    </Row>
  );
}
