import { A, useParams, useSearchParams } from '@solidjs/router';
import DoorClosed from 'lucide-solid/icons/door-closed';
import { type JSX, Match, Show, Switch } from 'solid-js';
import type { Room } from '../../shared/rooms/schema.ts';
import { t } from '../i18n/t.ts';
import { ApiError, errorText } from '../lib/api.ts';
import { createTitle } from '../lib/title.ts';
import { Brand } from '../shell/Brand.tsx';
import { Notice } from '../shell/Notice.tsx';
import { ThemeButton } from '../shell/ThemeButton.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Toasts } from '../ui/Toasts.tsx';
import { AfterCall } from './AfterCall.tsx';
import type { RoomOf } from './api.ts';
import { CallView } from './CallView.tsx';
import type { Call } from './call.ts';
import { PreJoin } from './PreJoin.tsx';
import styles from './RoomPage.module.css';
import { createVisit } from './visit.ts';
import { wayBack } from './way-back.ts';
import '../meetings/texts.ts';
import './texts.ts';

/** `/spotkania/:meetingId/pokoj` (a series: `?termin=2026-11-26T14:00`) and `/grupy/:groupId/pokoj`. */
export function RoomPage() {
  const params = useParams<{ meetingId?: string; groupId?: string }>();
  const [search] = useSearchParams<{ termin?: string }>();
  const of = (): RoomOf => {
    if (params.groupId !== undefined) return { groupId: params.groupId };
    const meetingId = params.meetingId ?? '';
    return search.termin === undefined ? { meetingId } : { meetingId, occurrence: search.termin };
  };
  const visit = createVisit(of);
  createTitle(() => {
    const room = visit.room();
    return room && t('rooms.page', { title: room.title });
  });

  return (
    <>
      <div hidden ref={visit.setAudio} />
      <Switch fallback={<Opening />}>
        <Match when={visit.room() === undefined && visit.error()}>
          {(error) => <Failed error={error()} retry={visit.retry} />}
        </Match>
        <Match when={inCall(visit.call()) && visit.room()}>
          {(room) => <Show when={visit.call()}>{(call) => <CallView room={room()} call={call()} />}</Show>}
        </Match>
        <Match when={visit.room()}>
          {(room) => (
            <Framed room={room()}>
              <Show when={ended(visit.call())} fallback={<PreJoin {...visit} room={room()} wanted={visit.wanted()} />}>
                {(call) => <AfterCall room={room()} call={call()} onAgain={visit.again} />}
              </Show>
            </Framed>
          )}
        </Match>
      </Switch>
      <Toasts />
    </>
  );
}

const inCall = (call: Call | undefined) => ['connected', 'reconnecting'].includes(call?.status() ?? '');

function ended(call: Call | undefined): Call | undefined {
  return ['left', 'removed', 'elsewhere', 'failed'].includes(call?.status() ?? '') ? call : undefined;
}

function Framed(props: { room: Room; children: JSX.Element }) {
  const back = () => wayBack(props.room);
  return (
    <>
      <header class={styles.head}>
        <Brand />
        <A class={styles.back} href={back().href}>
          {back().text}
        </A>
        <ThemeButton />
      </header>
      {props.children}
    </>
  );
}

function Opening() {
  return (
    <main class={styles.opening} id="main" tabindex={-1} aria-label={t('rooms.loading')}>
      <Skeleton shape="block" count={1} />
    </main>
  );
}

function Failed(props: { error: unknown; retry: () => void }) {
  const gone = () => props.error instanceof ApiError && props.error.status === 404;
  createTitle(() => (gone() ? t('rooms.gone') : undefined));
  return (
    <Notice
      icon={DoorClosed}
      title={gone() ? t('rooms.gone') : t('rooms.failed')}
      actions={
        <Show when={gone()} fallback={<Button onClick={() => props.retry()}>{t('ui.retry')}</Button>}>
          <ButtonLink href="/">{t('shell.backToday')}</ButtonLink>
        </Show>
      }
    >
      {errorText(props.error)}
    </Notice>
  );
}
