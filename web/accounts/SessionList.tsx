import Monitor from 'lucide-solid/icons/monitor';
import Smartphone from 'lucide-solid/icons/smartphone';
import { createSignal, For, Show } from 'solid-js';
import type { Session } from '../../shared/accounts/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Row, RowIcon, Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import { endSession, listSessions } from './api.ts';
import { deviceName } from './device.ts';

const nameOf = (session: Session) => deviceName(session.device) ?? t('accounts.unknownDevice');

/** Where one is signed in; each other session can be ended, after one question. */
export function SessionList() {
  const sessions = createQuery(() => 'sessions', listSessions);
  const [ending, setEnding] = createSignal<Session>();
  const [asking, setAsking] = createSignal(false);

  async function end(session: Session): Promise<void> {
    setAsking(false);
    try {
      await endSession(session.id);
      sessions.update((all) => all.filter(({ id }) => id !== session.id));
      showToast(t('accounts.sessionEnded', { device: nameOf(session) }));
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <Section title={t('accounts.sessions')} count={sessions.data()?.length}>
      <Loaded query={sessions}>
        {(all) => (
          <Rows tight phone="beside">
            <For each={all()}>
              {(session) => (
                <SessionRow
                  session={session}
                  onEnd={() => {
                    setEnding(session);
                    setAsking(true);
                  }}
                />
              )}
            </For>
          </Rows>
        )}
      </Loaded>
      <Show when={ending()}>
        {(session) => (
          <ConfirmDialog
            open={asking()}
            onClose={() => setAsking(false)}
            title={t('accounts.sessionEndAsk')}
            text={t('accounts.sessionEndHint', { device: nameOf(session()) })}
            confirm={t('accounts.sessionEnd')}
            onConfirm={() => void end(session())}
          />
        )}
      </Show>
    </Section>
  );
}

function SessionRow(props: { session: Session; onEnd: () => void }) {
  const isPhone = () => /Mobile|iPhone|Android/.test(props.session.device);
  return (
    <Row
      lead={<RowIcon of={isPhone() ? Smartphone : Monitor} />}
      title={nameOf(props.session)}
      side={
        <Show when={!props.session.current} fallback={<Badge tone="accent">{t('accounts.sessionCurrent')}</Badge>}>
          <Button
            size="small"
            aria-label={t('accounts.sessionEndLabel', { device: nameOf(props.session) })}
            onClick={() => props.onEnd()}
          >
            {t('accounts.sessionEnd')}
          </Button>
        </Show>
      }
    >
      <Meta>
        <time datetime={props.session.lastUsedAt}>
          {t('accounts.sessionUsed', { when: formatDateTime(props.session.lastUsedAt) })}
        </time>
      </Meta>
    </Row>
  );
}
