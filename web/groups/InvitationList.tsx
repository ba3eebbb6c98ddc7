import Mail from 'lucide-solid/icons/mail';
import { For, Show } from 'solid-js';
import type { Invitation } from '../../shared/groups/schema.ts';
import { formatDate } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Row, RowIcon, Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import { listInvitations, withdrawInvitation } from './api.ts';

/** Invitations to a group, or to the hub alone, sent by mail and not accepted yet. `fresh` changes when one was sent. */
export function InvitationList(props: { groupId: string | null; fresh: number }) {
  const open = createQuery(
    () => `${props.groupId} ${props.fresh}`,
    () => listInvitations(props.groupId),
  );

  async function withdraw({ id, email }: Invitation): Promise<void> {
    try {
      await withdrawInvitation(props.groupId, id);
      open.update((all) => all.filter((invitation) => invitation.id !== id));
      showToast(t('groups.withdrawn', { email }));
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <Show when={open.data()?.length}>
      <Section title={t('groups.invitations')} count={open.data()?.length}>
        <Rows tight phone="beside">
          <For each={open.data()}>
            {(invitation) => (
              <Row
                lead={<RowIcon of={Mail} />}
                title={invitation.email}
                side={
                  <Button
                    size="small"
                    aria-label={t('groups.withdrawLabel', { email: invitation.email })}
                    onClick={() => void withdraw(invitation)}
                  >
                    {t('groups.withdraw')}
                  </Button>
                }
              >
                <Meta>
                  <Show when={props.groupId}>
                    <span>{t(`groups.role.${invitation.role}`)}</span>
                  </Show>
                  <span>{t('groups.expires', { when: formatDate(invitation.expiresAt) })}</span>
                </Meta>
              </Row>
            )}
          </For>
        </Rows>
      </Section>
    </Show>
  );
}
