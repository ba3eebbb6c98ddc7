import { createEffect, createSignal, on, Show } from 'solid-js';
import type { MeetingPage as Details } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { showToast } from '../ui/toasts.ts';
import { inviteToMeeting } from './api.ts';
import { PeoplePicker } from './PeoplePicker.tsx';

type InviteDialogProps = { open: boolean; onClose: () => void; details: Details; onChanged: () => void };

/** Who is invited by name, beside the group. */
export function InviteDialog(props: InviteDialogProps) {
  const [chosen, setChosen] = createSignal<string[]>([]);
  const [failure, setFailure] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const meeting = () => props.details.meeting;
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        const named = props.details.people.filter((one) => one.named && one.memberId !== meeting().organiserId);
        setChosen(named.map(({ memberId }) => memberId));
        setFailure(undefined);
      },
    ),
  );
  const hint = () => {
    if (!meeting().groupId) return t('meetings.inviteHintAlone');
    return meeting().label === 'TLP:RED' ? t('meetings.inviteHintRed') : t('meetings.inviteHint');
  };

  async function save(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      await inviteToMeeting(meeting().id, chosen());
      showToast(t('meetings.invitedSaved'));
      props.onChanged();
      props.onClose();
    } catch (error) {
      setFailure(errorText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t('meetings.inviteTitle')}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('ui.cancel')}</Button>
          <Button type="submit" variant="primary" busy={busy()}>
            {t('meetings.saveInvited')}
          </Button>
        </>
      }
    >
      <Show when={failure()}>
        <Banner tone="danger" live>
          {failure()}
        </Banner>
      </Show>
      <PeoplePicker
        label={t('meetings.invite')}
        hint={hint()}
        chosen={chosen()}
        onChange={setChosen}
        without={[meeting().organiserId]}
      />
    </Dialog>
  );
}
