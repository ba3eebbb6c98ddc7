import { createSignal } from 'solid-js';
import type { AccessToken, CreatedAccessToken } from '../../shared/accounts/schema.ts';
import { t } from '../i18n/t.ts';
import { RadioGroup } from '../ui/Choices.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { createToken } from './api.ts';

type NewTokenDialogProps = { open: boolean; onClose: () => void; onMade: (created: CreatedAccessToken) => void };

/** Asks for a name and what the token may do. */
export function NewTokenDialog(props: NewTokenDialogProps) {
  const [name, setName] = createSignal('');
  const [scope, setScope] = createSignal<AccessToken['scope']>('read');
  const [missing, setMissing] = createSignal<string>();

  let clientId = '';

  function begin(): void {
    clientId = crypto.randomUUID();
    setName('');
    setScope('read');
    setMissing(undefined);
  }

  function isComplete(): boolean {
    setMissing(name().trim() ? undefined : t('accounts.tokenNameMissing'));
    return missing() === undefined;
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('accounts.tokenNew')}
      submit={t('accounts.tokenCreate')}
      onOpen={begin}
      check={isComplete}
      run={async () => props.onMade(await createToken({ clientId, name: name().trim(), scope: scope() }))}
    >
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
    </FormDialog>
  );
}
