import { createSignal, Show } from 'solid-js';
import type { MeetingPage as Details } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { ReasonField } from '../ui/ReasonField.tsx';
import { showToast } from '../ui/toasts.ts';
import { inviteToMeeting } from './api.ts';
import { PeoplePicker } from './PeoplePicker.tsx';

type InviteDialogProps = { open: boolean; onClose: () => void; details: Details; onChanged: () => void };

/** Who is invited by name, beside the group. */
export function InviteDialog(props: InviteDialogProps) {
  const [chosen, setChosen] = createSignal<string[]>([]);
  const [reason, setReason] = createSignal('');
  const [missing, setMissing] = createSignal(false);
  const meeting = () => props.details.meeting;
  const named = () => props.details.people.filter((one) => one.named).map(({ memberId }) => memberId);
  const begin = () => {
    setChosen(named().filter((id) => id !== meeting().organiserId));
    setReason('');
    setMissing(false);
  };
  /** More people are to read what is RED. */
  const widens = () => meeting().label === 'TLP:RED' && chosen().some((id) => !named().includes(id));
  const isComplete = () => !setMissing(widens() && !reason().trim());
  const hint = () => {
    if (!meeting().groupId) return t('meetings.inviteHintAlone');
    return meeting().label === 'TLP:RED' ? t('meetings.inviteHintRed') : t('meetings.inviteHint');
  };

  async function save(): Promise<void> {
    const why = widens() ? { reason: reason().trim() } : {};
    await inviteToMeeting(meeting().id, { memberIds: chosen(), ...why });
    showToast(t('meetings.invitedSaved'));
    props.onChanged();
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('meetings.inviteTitle')}
      submit={t('meetings.saveInvited')}
      onOpen={begin}
      check={isComplete}
      run={save}
    >
      <PeoplePicker
        label={t('meetings.invite')}
        hint={hint()}
        chosen={chosen()}
        onChange={setChosen}
        without={[meeting().organiserId]}
      />
      <Show when={widens()}>
        <ReasonField value={reason()} onText={setReason} missing={missing()} />
      </Show>
    </FormDialog>
  );
}
