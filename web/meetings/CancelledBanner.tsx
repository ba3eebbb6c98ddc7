import { Match, Switch } from 'solid-js';
import type { MeetingPage as Details, Occurrence } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { restore, restoreOne } from './deeds.ts';
import styles from './MeetingPage.module.css';

type CancelledBannerProps = { details: Details; occurrence: Occurrence | undefined; onChanged: () => void };

/** Says that the meeting, or the date shown, is cancelled; whoever manages it can take that back. */
export function CancelledBanner(props: CancelledBannerProps) {
  const button = (act: () => void) =>
    props.details.canManage ? (
      <Button size="small" onClick={act}>
        {t('meetings.restore')}
      </Button>
    ) : undefined;
  return (
    <Switch>
      <Match when={props.details.meeting.cancelledAt}>
        <div class={styles.banner}>
          <Banner tone="attention" action={button(() => void restore(props.details.meeting.id, props.onChanged))}>
            {t('meetings.isCancelled')}
          </Banner>
        </div>
      </Match>
      <Match when={props.occurrence?.cancelled && props.occurrence}>
        {(occurrence) => (
          <div class={styles.banner}>
            <Banner tone="attention" action={button(() => void restoreOne(occurrence(), props.onChanged))}>
              {t('meetings.isDateCancelled')}
            </Banner>
          </div>
        )}
      </Match>
    </Switch>
  );
}
