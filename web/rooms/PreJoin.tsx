import Landmark from 'lucide-solid/icons/landmark';
import { For, type JSX, Show } from 'solid-js';
import type { Room } from '../../shared/rooms/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { formatRange } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import { ConnectionTest } from './ConnectionTest.tsx';
import { DeviceFields } from './DeviceFields.tsx';
import styles from './PreJoin.module.css';
import { PreviewTile } from './PreviewTile.tsx';
import type { Livekit } from './participants.ts';
import type { Preview } from './preview.ts';
import type { Ticket } from './ticket.ts';

type PreJoinProps = {
  room: Room;
  preview: Preview;
  ticket: Ticket;
  loadKit: () => Promise<Livekit>;
  /** Join was clicked; it goes on as soon as the video server is ready. */
  wanted: boolean;
  onJoin: () => void;
};

/** Before the call: how one will be seen and heard, and one large button. */
export function PreJoin(props: PreJoinProps) {
  // A small machine needs its power for the call.
  const frozen = () => props.wanted && props.ticket.state() === 'ready';
  return (
    <main class={styles.prejoin} id="main" tabindex={-1}>
      <div class={styles.column}>
        <div class={styles.title}>
          <h1>{props.room.title}</h1>
          <Meta>
            <Show when={times(props.room)} fallback={<span>{t('rooms.group')}</span>}>
              {(words) => <span>{words()}</span>}
            </Show>
            <Tlp label={props.room.label} />
          </Meta>
        </div>
        <PreviewTile preview={props.preview} frozen={frozen()} />
        <Show when={props.room.chatham}>
          <Banner icon={Landmark}>
            <b>{t('rooms.chatham.rule')}</b> {t('rooms.chatham.text')}
          </Banner>
        </Show>
      </div>
      <Card labelledBy="before">
        <div class={styles.column}>
          <h2 id="before">{t('rooms.pre.heading')}</h2>
          <Signature />
          <DeviceFields preview={props.preview} frozen={frozen()} />
          <ConnectionTest
            roomId={props.room.id}
            withSound={props.preview.microphone.track() !== undefined}
            loadKit={props.loadKit}
          />
          <div class={styles.enter}>
            <ServerState ticket={props.ticket} />
            <JoinButton {...props} />
            <WhoIsIn room={props.room} />
          </div>
        </div>
      </Card>
    </main>
  );
}

function times({ startsAt, endsAt }: Room): string | undefined {
  return startsAt && endsAt ? formatRange(startsAt, endsAt) : undefined;
}

function Signature() {
  const me = requireMe();
  return (
    <div class={styles.signature}>
      <Avatar person={me} />
      <p>
        <span class={styles.hint}>{t('rooms.pre.name')}</span>
        <b>{me.displayName}</b>
      </p>
    </div>
  );
}

function ServerState(props: { ticket: Ticket }): JSX.Element {
  const words = () => {
    const state = props.ticket.state();
    if (state === 'preparing') return { title: t('rooms.preparing'), text: t('rooms.preparing.text') };
    if (state === 'missing') return { title: t('rooms.missing'), text: t('rooms.missing.text') };
    if (state === 'refused') return { title: t('rooms.refused'), text: props.ticket.error()?.message ?? '' };
    if (state === 'failed') return { title: t('rooms.after.failed'), text: props.ticket.error()?.message ?? '' };
    return undefined;
  };
  return (
    <Show when={words()}>
      {(said) => (
        <Banner tone={props.ticket.state() === 'preparing' ? 'info' : 'attention'} live>
          <b>{said().title}</b> {said().text}
        </Banner>
      )}
    </Show>
  );
}

function JoinButton(props: PreJoinProps) {
  const notYet = () => props.ticket.state() === 'preparing' || props.ticket.state() === 'missing';
  const words = () => {
    if (props.wanted) return notYet() ? t('rooms.pre.waiting') : t('rooms.pre.joining');
    return notYet() ? t('rooms.pre.enterWhenReady') : t('rooms.pre.join');
  };
  return (
    <Button
      variant="primary"
      size="large"
      block
      busy={props.wanted && notYet()}
      disabled={props.ticket.state() === 'refused' || (props.wanted && !notYet())}
      onClick={() => props.onJoin()}
    >
      {words()}
    </Button>
  );
}

function WhoIsIn(props: { room: Room }) {
  return (
    <div class={styles.inside} aria-live="polite">
      <Show when={props.room.people > 0} fallback={<p>{t('rooms.pre.nobody')}</p>}>
        <span class={styles.faces} aria-hidden="true">
          <For each={props.room.present.slice(0, 5)}>{(person) => <Avatar person={person} size="xs" />}</For>
        </span>
        <p>{t('rooms.pre.people', { count: props.room.people })}</p>
      </Show>
    </div>
  );
}
