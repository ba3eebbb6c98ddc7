import { meetingKinds } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { Field } from '../ui/Field.tsx';
import layout from '../ui/FormLayout.module.css';
import { Input } from '../ui/Input.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import type { FormPart } from './form-store.ts';

/** Title, kind, description and agenda. */
export function WhatFields(props: FormPart) {
  return (
    <fieldset class={layout.part}>
      <legend>{t('meetings.what')}</legend>
      <Field label={t('meetings.formTitle')} error={props.errors.title ? t('meetings.titleMissing') : undefined}>
        <Input
          maxlength={200}
          value={props.form.title}
          onInput={(event) => props.set('title', event.currentTarget.value)}
        />
      </Field>
      <Field label={t('meetings.formKind')}>
        <Select
          options={meetingKinds.map((kind) => ({ value: kind, label: t(`meetings.kind.${kind}`) }))}
          value={props.form.kind}
          onChange={(kind) => props.set('kind', kind)}
        />
      </Field>
      <Field label={t('meetings.description')} hint={t('meetings.descriptionHint')} optional>
        <TextArea maxlength={10_000} value={props.form.description} onText={(text) => props.set('description', text)} />
      </Field>
      <Field label={t('meetings.agendaField')} hint={t('meetings.agendaHint')} optional>
        <TextArea rows={5} maxlength={10_000} value={props.form.agenda} onText={(text) => props.set('agenda', text)} />
      </Field>
    </fieldset>
  );
}
