import { createEffect, createSignal, on, Show } from 'solid-js';
import type { AccessToken, CreatedAccessToken } from '../../shared/accounts/schema.ts';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { RadioGroup } from '../ui/Choices.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { createToken } from './api.ts';

type NewTokenDialogProps = { open: boolean; onClose: () => void; onMade: (created: CreatedAccessToken) => void };

/** Asks for a name and what the token may do. */
export function NewTokenDialog(props: NewTokenDialogProps) {
  const [name, setName] = createSignal('');
  const [scope, setScope] = createSignal<AccessToken['scope']>('read');
  const [missing, setMissing] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  createEffect(
    on(
      () => props.open,
      () => {
        setName('');
        setScope('read');
        setMissing(undefined);
        setFailure(undefined);
      },
    ),
  );

  async function create(): Promise<void> {
    setMissing(name().trim() ? undefined : t('accounts.tokenNameMissing'));
    if (missing() || busy()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      props.onMade(await createToken(name().trim(), scope()));
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
      title={t('accounts.tokenNew')}
      onSubmit={() => void create()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('ui.cancel')}</Button>
          <Button type="submit" variant="primary" busy={busy()}>
            {t('accounts.tokenCreate')}
          </Button>
        </>
      }
    >
      <Show when={failure()}>
        <Banner tone="danger" live>
          {failure()}
        </Banner>
      </Show>
      <Field label={t('accounts.tokenName')} hint={t('accounts.tokenNameHint')} error={missing()}>
        <Input maxlength={80} value={name()} onInput={(event) => setName(event.currentTarget.value)} />
      </Field>
      <RadioGroup
        legend={t('accounts.tokenScope')}
        choices={[
          { value: 'read', label: t('accounts.tokenRead') },
          { value: 'write', label: t('accounts.tokenWrite') },
        ]}
        value={scope()}
        onChange={setScope}
      />
    </Dialog>
  );
}
