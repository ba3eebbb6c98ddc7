import { Show } from 'solid-js';
import { noteLimit, optionLimits, textLimit, titleLimit } from '../../shared/decisions/schema.ts';
import { t } from '../i18n/t.ts';
import type { Callable } from '../markdown/callable.ts';
import { MarkdownField } from '../markdown/MarkdownField.tsx';
import { Field } from '../ui/Field.tsx';
import layout from '../ui/FormLayout.module.css';
import { Input } from '../ui/Input.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { type FormErrors, hasOptions, type OptionsFault } from './form-model.ts';
import type { FormPart } from './form-store.ts';

/** What is proposed: a sentence that can be adopted, the reasons for it, the options. */
export function WordFields(props: FormPart & { callable: Callable; rewording?: boolean }) {
  return (
    <fieldset class={layout.part}>
      <legend>{t('decisions.formWhat')}</legend>
      <Field
        label={t('decisions.formTitle')}
        hint={t('decisions.formTitleHint')}
        error={titleWords(props.errors.title)}
      >
        <Input value={props.form.title} onInput={(event) => props.set('title', event.currentTarget.value)} />
      </Field>
      <Field label={t('decisions.formBody')} hint={t('decisions.formBodyHint')} optional>
        <MarkdownField
          rows={5}
          limit={textLimit}
          value={props.form.body}
          onValue={(text) => props.set('body', text)}
          callable={props.callable}
        />
      </Field>
      <Show when={hasOptions(props.form.method)}>
        <Field
          label={t('decisions.formOptions')}
          hint={t('decisions.formOptionsHint', { max: optionLimits.count, length: optionLimits.length })}
          error={props.errors.options?.map(faultWords).join(' ')}
        >
          <TextArea rows={4} value={props.form.options} onText={(text) => props.set('options', text)} />
        </Field>
      </Show>
      <Show when={props.rewording}>
        <Field
          label={t('decisions.formNote')}
          hint={t('decisions.formNoteHint')}
          error={props.errors.note ? t('decisions.tooLong', { max: noteLimit }) : undefined}
          optional
        >
          <Input value={props.form.note} onInput={(event) => props.set('note', event.currentTarget.value)} />
        </Field>
      </Show>
    </fieldset>
  );
}

function titleWords(error: FormErrors['title']): string | undefined {
  if (!error) return undefined;
  return error === 'missing' ? t('decisions.titleMissing') : t('decisions.tooLong', { max: titleLimit });
}

function faultWords(fault: OptionsFault): string {
  const { count, length } = optionLimits;
  if (fault.kind === 'few') return t('decisions.optionsMissing');
  if (fault.kind === 'many') return t('decisions.optionsMany', { count: fault.count, max: count });
  if (fault.kind === 'long') return t('decisions.optionLong', { ...fault, max: length });
  return t('decisions.optionTwice', { text: fault.text });
}
