import Landmark from 'lucide-solid/icons/landmark';
import MapPin from 'lucide-solid/icons/map-pin';
import Video from 'lucide-solid/icons/video';
import { createUniqueId, Show } from 'solid-js';
import type { Invitee, Occurrence } from '../../shared/meetings/schema.ts';
import { datePieces, dayKey, formatTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { AvatarStack } from '../ui/Avatar.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import styles from './NextMeeting.module.css';

type NextMeetingProps = {
  occurrence: Occurrence;
  /** Who was invited; those who declined are not counted. */
  people?: readonly Invitee[];
  /** Where the group is known from the page. */
  hideGroup?: boolean;
};

/** The meeting under way or the next one: when in one glance, where, and the way in. */
export function NextMeeting(props: NextMeetingProps) {
  const id = createUniqueId();
  const href = () => `/spotkania/${props.occurrence.meetingId}`;
  const coming = () => (props.people ?? []).filter(({ answer }) => answer !== 'no');
  return (
    <Card flush labelledBy={id}>
      <div class={styles.next}>
        <When occurrence={props.occurrence} />
        <div class={styles.body}>
          <h2 id={id}>
            <a class="plain" href={href()}>
              {bindShortWords(props.occurrence.title)}
            </a>
          </h2>
          <Where occurrence={props.occurrence} hideGroup={props.hideGroup === true} />
          <div class={styles.actions}>
            <Show
              when={props.occurrence.online && isToday(props.occurrence)}
              fallback={
                <ButtonLink variant="primary" href={href()}>
                  {t('today.details')}
                </ButtonLink>
              }
            >
              <ButtonLink variant="primary" icon={Video} href={roomPath(props.occurrence)}>
                {t('today.join')}
              </ButtonLink>
              <ButtonLink href={href()}>{t('today.openMeeting')}</ButtonLink>
            </Show>
            <Show when={coming().length > 0}>
              <AvatarStack people={coming()} text={t('today.attending', { count: coming().length })} />
            </Show>
          </div>
        </div>
      </div>
    </Card>
  );
}

function When(props: { occurrence: Occurrence }) {
  const start = () => props.occurrence.startsAt;
  const day = () => {
    if (isNow(props.occurrence)) return t('today.now');
    if (isToday(props.occurrence)) return t('today.today');
    if (dayKey(start()) === dayKey(new Date(Date.now() + 86_400_000))) return t('today.tomorrow');
    const { weekday, day: number, month } = datePieces(start());
    return `${weekday} ${number} ${month}`;
  };
  return (
    <p class={styles.time}>
      <span>{day()}</span>
      <b>
        <time datetime={start()}>{formatTime(start())}</time>
      </b>
      <span>{t('today.until', { time: formatTime(props.occurrence.endsAt) })}</span>
    </p>
  );
}

function Where(props: { occurrence: Occurrence; hideGroup: boolean }) {
  return (
    <Meta>
      <Show when={!props.hideGroup && props.occurrence.groupName}>
        {(name) => <span>{bindShortWords(name())}</span>}
      </Show>
      <Tlp label={props.occurrence.label} />
      <Show when={props.occurrence.chatham}>
        <span>
          <Icon of={Landmark} size="s" />
          {t('today.chatham')}
        </span>
      </Show>
      <Show when={props.occurrence.online}>
        <span>
          <Icon of={Video} size="s" />
          {t('today.online')}
        </span>
      </Show>
      <Show when={props.occurrence.place}>
        {(place) => (
          <span>
            <Icon of={MapPin} size="s" />
            {place()}
          </span>
        )}
      </Show>
    </Meta>
  );
}

const isToday = ({ startsAt, endsAt }: Pick<Occurrence, 'startsAt' | 'endsAt'>): boolean =>
  dayKey(startsAt) === dayKey(new Date()) || isNow({ startsAt, endsAt });

const isNow = ({ startsAt, endsAt }: Pick<Occurrence, 'startsAt' | 'endsAt'>): boolean =>
  Date.parse(startsAt) <= Date.now() && Date.now() < Date.parse(endsAt);

const roomPath = ({ meetingId }: Occurrence): string => `/spotkania/${meetingId}/pokoj`;
