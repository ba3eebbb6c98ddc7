import { Show } from 'solid-js';
import { tlpLabels } from '../../shared/labels.ts';
import type { Meeting } from '../../shared/meetings/schema.ts';
import { writableGroups } from '../groups/my-groups.ts';
import { labelsFor } from '../groups/relaxing.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import layout from '../ui/FormLayout.module.css';
import { Input } from '../ui/Input.tsx';
import { ReasonField } from '../ui/ReasonField.tsx';
import { Select } from '../ui/Select.tsx';
import { relaxes } from './form-model.ts';
import type { FormPart } from './form-store.ts';
import { PeoplePicker } from './PeoplePicker.tsx';

/** Online, a place, or both. */
export function WhereFields(props: FormPart) {
  return (
    <fieldset class={layout.part}>
      <legend>{t('meetings.formWhere')}</legend>
      <Checkbox
        label={t('meetings.onlineBox')}
        hint={t('meetings.onlineBoxHint')}
        checked={props.form.online}
        onChange={(online) => props.set('online', online)}
      />
      <Field label={t('meetings.place')} hint={t('meetings.placeHint')} optional>
        <Input
          maxlength={300}
          value={props.form.place}
          onInput={(event) => props.set('place', event.currentTarget.value)}
        />
      </Field>
    </fieldset>
  );
}

/** A group, people, or both; only for a new meeting, invitations change on its page. */
export function WhoFields(props: FormPart) {
  const groups = () => [
    ...writableGroups().map(({ id, name }) => ({ value: id, label: bindShortWords(name) })),
    { value: '', label: t('meetings.noGroup') },
  ];
  const hint = () => {
    if (!props.form.groupId) return t('meetings.inviteHintAlone');
    return props.form.label === 'TLP:RED' ? t('meetings.inviteHintRed') : t('meetings.inviteHint');
  };
  return (
    <fieldset class={layout.part}>
      <legend>{t('meetings.who')}</legend>
      <Field label={t('meetings.group')}>
        <Select options={groups()} value={props.form.groupId} onChange={(id) => props.set('groupId', id)} />
      </Field>
      <PeoplePicker
        label={t('meetings.guests')}
        hint={hint()}
        chosen={props.form.memberIds}
        onChange={(ids) => props.set('memberIds', ids)}
      />
    </fieldset>
  );
}

/** The TLP label and the Chatham House Rule. */
export function LabelFields(props: FormPart & { meeting: Meeting | undefined }) {
  const labelled = () => props.meeting && { ...props.meeting, authorId: props.meeting.organiserId };
  return (
    <fieldset class={layout.part}>
      <legend>{t('meetings.confidence')}</legend>
      <Field label={t('meetings.label')} hint={t(`meetings.labelHint.${props.form.label}`)}>
        <Select
          options={labelsFor(tlpLabels, labelled()).map((label) => ({ value: label, label }))}
          value={props.form.label}
          onChange={(label) => props.set('label', label)}
        />
      </Field>
      <Show when={relaxes(props.form)}>
        <ReasonField
          value={props.form.reason}
          onText={(reason) => props.set('reason', reason)}
          missing={props.errors.reason === true}
        />
      </Show>
      <Checkbox
        label={t('meetings.chatham')}
        hint={t('meetings.chathamHint')}
        checked={props.form.chatham}
        onChange={(chatham) => props.set('chatham', chatham)}
      />
    </fieldset>
  );
}
