import { createSignal } from 'solid-js';
import type { MeetingPage as Details } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { showToast } from '../ui/toasts.ts';
import { inviteToMeeting } from './api.ts';
import { PeoplePicker } from './PeoplePicker.tsx';

type InviteDialogProps = { open: boolean; onClose: () => void; details: Details; onChanged: () => void };

/** Who is invited by name, beside the group. */
export function InviteDialog(props: InviteDialogProps) {
  const [chosen, setChosen] = createSignal<string[]>([]);
  const meeting = () => props.details.meeting;
  const begin = () => {
    const named = props.details.people.filter((one) => one.named && one.memberId !== meeting().organiserId);
    setChosen(named.map(({ memberId }) => memberId));
  };
  const hint = () => {
    if (!meeting().groupId) return t('meetings.inviteHintAlone');
    return meeting().label === 'TLP:RED' ? t('meetings.inviteHintRed') : t('meetings.inviteHint');
  };

  async function save(): Promise<void> {
    await inviteToMeeting(meeting().id, chosen());
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
      run={save}
    >
      <PeoplePicker
        label={t('meetings.invite')}
        hint={hint()}
        chosen={chosen()}
        onChange={setChosen}
        without={[meeting().organiserId]}
      />
    </FormDialog>
  );
}
