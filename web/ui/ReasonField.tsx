import { t } from '../i18n/t.ts';
import { Field } from './Field.tsx';
import { Input } from './Input.tsx';

type ReasonFieldProps = { value: string; onText: (text: string) => void; missing: boolean; limit?: number };

/** Why a label is relaxed: asked for wherever more people than before will be let in. */
export function ReasonField(props: ReasonFieldProps) {
  return (
    <Field
      label={t('ui.relaxReason')}
      hint={t('ui.relaxHint')}
      error={props.missing ? t('ui.relaxMissing') : undefined}
    >
      <Input
        aria-required="true"
        maxlength={props.limit ?? 500}
        value={props.value}
        onInput={(event) => props.onText(event.currentTarget.value)}
      />
    </Field>
  );
}
