import { useLocation, useNavigate } from '@solidjs/router';
import Link2Off from 'lucide-solid/icons/link-2-off';
import { createSignal, Show } from 'solid-js';
import { type Sector, sectors } from '../../shared/accounts/schema.ts';
import type { InvitationPreview } from '../../shared/groups/schema.ts';
import { t } from '../i18n/t.ts';
import { createAttempt } from '../lib/attempt.ts';
import { createQuery } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { PublicPage } from '../shell/PublicPage.tsx';
import { FailureBanner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorState } from '../ui/EmptyState.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { Select } from '../ui/Select.tsx';
import { acceptInvitation, previewInvitation } from './api.ts';
import styles from './Form.module.css';
import { loadSession } from './session.ts';
import './texts.ts';
import '../people/texts.ts';

/** A token as the hub makes them; of a link that was copied in part something is missing. */
const whole = /^[\w-]{43}$/;

/** /zaproszenie#token: what one is invited to, and the few words the hub needs of somebody new. */
export function InvitationPage() {
  const here = useLocation();
  const token = () => here.hash.replace(/^#/, '');
  const preview = createQuery(() => (whole.test(token()) ? token() : undefined), previewInvitation);
  return (
    <PublicPage title={t('accounts.invitation')}>
      <Show
        when={whole.test(token())}
        fallback={
          <ErrorState title={t('accounts.invitationCut')} text={t('accounts.invitationCutHint')} icon={Link2Off} />
        }
      >
        <Loaded query={preview}>{(invitation) => <Accept token={token()} invitation={invitation()} />}</Loaded>
      </Show>
    </PublicPage>
  );
}

function Accept(props: { token: string; invitation: InvitationPreview }) {
  const navigate = useNavigate();
  const [name, setName] = createSignal('');
  const [sector, setSector] = createSignal<Sector>('education');
  const [missing, setMissing] = createSignal<string>();
  const attempt = createAttempt();

  async function submit(): Promise<void> {
    setMissing(props.invitation.known || name().trim() ? undefined : t('accounts.displayNameMissing'));
    if (!missing()) await attempt.run(accept);
  }

  async function accept(): Promise<void> {
    const profile = props.invitation.known ? {} : { displayName: name().trim(), sector: sector() };
    await acceptInvitation({ token: props.token, ...profile });
    await loadSession('/');
    navigate('/', { replace: true });
  }

  return (
    <form
      class={styles.form}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div>
        <Show when={props.invitation.groupName} fallback={<p>{t('accounts.invitedHub')}</p>}>
          {(group) => <p>{t('accounts.invitedGroup', { group: group() })}</p>}
        </Show>
        <p class="muted">{t('accounts.invitedAddress', { email: props.invitation.email })}</p>
      </div>
      <FailureBanner text={attempt.failure()} />
      <Show when={!props.invitation.known}>
        <Field label={t('accounts.displayName')} hint={t('accounts.displayNameHint')} error={missing()}>
          <Input
            name="displayName"
            autocomplete="name"
            maxlength={120}
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('accounts.sector')}>
          <Select
            options={sectors.map((value) => ({ value, label: t(`people.sector.${value}`) }))}
            value={sector()}
            onChange={setSector}
          />
        </Field>
      </Show>
      <Button type="submit" variant="primary" busy={attempt.busy()}>
        {t('accounts.accept')}
      </Button>
    </form>
  );
}
