import { For, Show } from 'solid-js';
import { ballotStands, type Method, majorities, methods } from '../../shared/decisions/rule.ts';
import {
  dissentDaysLimit,
  quorumLimits,
  reasonRules,
  visibilities,
  votingRoles,
} from '../../shared/decisions/schema.ts';
import { t } from '../i18n/t.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ChoiceCards } from '../ui/Choices.tsx';
import { Field, FieldMessage } from '../ui/Field.tsx';
import layout from '../ui/FormLayout.module.css';
import { Input } from '../ui/Input.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './DecisionForm.module.css';
import { mostChoices } from './form-model.ts';
import type { FormPart } from './form-store.ts';

/** How it is decided; the method first, because it changes what else is asked. */
export function MethodFields(props: FormPart & { onMethod: (method: Method) => void }) {
  const ofMajority = () => props.form.method === 'vote' || props.form.method === 'written';
  return (
    <fieldset class={layout.part}>
      <legend>{t('decisions.formHow')}</legend>
      <ChoiceCards
        legend={t('decisions.methodField')}
        columns={2}
        choices={methods.map((value) => ({
          value,
          label: t(`decisions.methodName.${value}`),
          hint: t(`decisions.methodHint.${value}`),
        }))}
        value={props.form.method}
        onChange={props.onMethod}
      />
      <Show when={ofMajority()}>
        <Field label={t('decisions.majority')} hint={t(`decisions.majorityRule.${props.form.majority}`)}>
          <Select
            options={majorities.map((value) => ({ value, label: t(`decisions.majorityName.${value}`) }))}
            value={props.form.majority}
            onChange={(majority) => props.set('majority', majority)}
          />
        </Field>
      </Show>
      <Show when={props.form.method === 'written'}>
        <Field label={t('decisions.silence')}>
          <Select
            options={ballotStands.map((value) => ({ value, label: t(`decisions.silenceName.${value}`) }))}
            value={props.form.silence}
            onChange={(silence) => props.set('silence', silence)}
          />
        </Field>
      </Show>
      <Show when={props.form.method === 'choice'}>
        <Field
          label={t('decisions.maxChoices')}
          error={
            props.errors.maxChoices ? t('decisions.numberWrong', { min: 1, max: mostChoices(props.form) }) : undefined
          }
        >
          <Input
            inputmode="numeric"
            value={props.form.maxChoices}
            onInput={(event) => props.set('maxChoices', event.currentTarget.value.trim())}
          />
        </Field>
      </Show>
    </fieldset>
  );
}

/** Who votes, how many must, and who sees what when. */
export function RuleFields(props: FormPart) {
  const toggle = (role: (typeof votingRoles)[number], on: boolean) =>
    props.set('roles', on ? [...props.form.roles, role] : props.form.roles.filter((each) => each !== role));
  return (
    <fieldset class={layout.part}>
      <legend>{t('decisions.formRules')}</legend>
      <fieldset class={styles.checks}>
        <legend>{t('decisions.formRoles')}</legend>
        <p class="small muted">{t('decisions.formRolesHint')}</p>
        <For each={votingRoles}>
          {(role) => (
            <Checkbox
              label={t(`decisions.role.${role}`)}
              checked={props.form.roles.includes(role)}
              onChange={(on) => toggle(role, on)}
            />
          )}
        </For>
        <FieldMessage text={props.errors.roles ? t('decisions.rolesMissing') : undefined} />
      </fieldset>
      <QuorumFields {...props} />
      <Checkbox
        label={t('decisions.formSecret')}
        hint={t('decisions.formSecretHint')}
        checked={props.form.secret}
        onChange={(secret) => props.set('secret', secret)}
      />
      <Show when={!props.form.secret}>
        <OpennessFields {...props} />
      </Show>
      <Checkbox
        label={t('decisions.joinersVote')}
        checked={props.form.joiners}
        onChange={(joiners) => props.set('joiners', joiners)}
      />
      <Field
        label={t('decisions.formDissent')}
        hint={t('decisions.formDissentHint')}
        error={props.errors.dissentDays ? t('decisions.numberWrong', { min: 0, max: dissentDaysLimit }) : undefined}
      >
        <Input
          inputmode="numeric"
          value={props.form.dissentDays}
          onInput={(event) => props.set('dissentDays', event.currentTarget.value.trim())}
        />
      </Field>
    </fieldset>
  );
}

function QuorumFields(props: FormPart) {
  const most = () => quorumLimits[props.form.quorumKind === 'percent' ? 'percent' : 'people'];
  return (
    <div class={layout.pair} data-wide="">
      <Field label={t('decisions.quorum')}>
        <Select
          options={(['none', 'percent', 'people'] as const).map((value) => ({
            value,
            label: t(`decisions.quorumKind.${value}`),
          }))}
          value={props.form.quorumKind}
          onChange={(kind) => props.set('quorumKind', kind)}
        />
      </Field>
      <Show when={props.form.quorumKind !== 'none'}>
        <Field
          label={props.form.quorumKind === 'percent' ? t('decisions.percent') : t('decisions.people')}
          error={props.errors.quorumValue ? t('decisions.numberWrong', { min: 1, max: most() }) : undefined}
        >
          <Input
            inputmode="numeric"
            value={props.form.quorumValue}
            onInput={(event) => props.set('quorumValue', event.currentTarget.value.trim())}
          />
        </Field>
      </Show>
    </div>
  );
}

function OpennessFields(props: FormPart) {
  return (
    <div class={layout.pair} data-wide="">
      <Field label={t('decisions.formReasons')}>
        <Select
          options={reasonRules.map((value) => ({ value, label: t(`decisions.reasons.${value}`) }))}
          value={props.form.reasons}
          onChange={(reasons) => props.set('reasons', reasons)}
        />
      </Field>
      <Field label={t('decisions.formVisibility')}>
        <Select
          options={visibilities.map((value) => ({ value, label: t(`decisions.visibility.${value}`) }))}
          value={props.form.visibility}
          onChange={(visibility) => props.set('visibility', visibility)}
        />
      </Field>
    </div>
  );
}
