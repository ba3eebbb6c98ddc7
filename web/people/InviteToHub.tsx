import UserPlus from 'lucide-solid/icons/user-plus';
import { createSignal } from 'solid-js';
import { looksLikeEmail } from '../accounts/email.ts';
import { invite } from '../groups/api.ts';
import { t } from '../i18n/t.ts';
import { createSendingIds } from '../lib/sending-ids.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { showToast } from '../ui/toasts.ts';

/** For coordinators of the hub: mails an invitation to somebody new. */
export function InviteToHub(props: { onInvited: () => void }) {
  const [open, setOpen] = createSignal(false);
  const [email, setEmail] = createSignal('');
  const [missing, setMissing] = createSignal<string>();
  const sending = createSendingIds();

  function begin(): void {
    sending.renew();
    setEmail('');
    setMissing(undefined);
  }

  function isComplete(): boolean {
    setMissing(looksLikeEmail(email().trim()) ? undefined : t('groups.emailMissing'));
    return missing() === undefined;
  }

  async function send(): Promise<void> {
    const address = email().trim();
    await invite({ clientId: sending.idOf(address), email: address });
    showToast(t('groups.invited', { email: address }));
    props.onInvited();
  }

  return (
    <>
      <Button icon={UserPlus} onClick={() => setOpen(true)}>
        {t('people.invite')}
      </Button>
      <FormDialog
        open={open()}
        onClose={() => setOpen(false)}
        title={t('people.inviteTitle')}
        text={t('people.inviteText')}
        submit={t('groups.sendInvitation')}
        onOpen={begin}
        check={isComplete}
        run={send}
      >
        <Field label={t('groups.email')} hint={t('groups.emailHint')} error={missing()}>
          <Input type="email" value={email()} onInput={(event) => setEmail(event.currentTarget.value)} />
        </Field>
      </FormDialog>
    </>
  );
}
