import { createSignal, type JSX, Show } from 'solid-js';
import type { Method } from '../../shared/decisions/rule.ts';
import type { Person } from '../../shared/threads/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { listMembers } from '../groups/api.ts';
import { callableUnder } from '../groups/callable.ts';
import { followPeople } from '../groups/follow-people.ts';
import { t } from '../i18n/t.ts';
import { createAttempt } from '../lib/attempt.ts';
import { createQuery } from '../lib/query.ts';
import { LabelFields } from '../threads/LabelFields.tsx';
import { Banner, FailureBanner } from '../ui/Banner.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import layout from '../ui/FormLayout.module.css';
import { type Form, type FormErrors, findErrors, presetOf } from './form-model.ts';
import type { FormPart } from './form-store.ts';
import { MethodFields, RuleFields } from './RuleFields.tsx';
import { TimeFields } from './TimeFields.tsx';
import { WordFields } from './WordFields.tsx';

type DecisionFormProps = Pick<FormPart, 'form' | 'set'> & {
  /** rewording: it is open, and only the wording and a later close can change. */
  mode: 'new' | 'planned' | 'rewording';
  timeZone: string;
  setAll: (next: Partial<Form>) => void;
  submit: string;
  back: string;
  onSave: () => Promise<void>;
  /** Above the fields: the group and the templates of a new one. */
  above?: JSX.Element;
  /** Under the fields: whether to keep the rules as a template. */
  below?: JSX.Element;
};

/** Everything about a decision; wrong fields are marked and the first one gets the focus. */
export function DecisionForm(props: DecisionFormProps) {
  const [errors, setErrors] = createSignal<FormErrors>({});
  const [marked, setMarked] = createSignal(false);
  const attempt = createAttempt();
  let element: HTMLFormElement | undefined;
  const set: FormPart['set'] = (name, value) => {
    props.set(name, value);
    if (marked()) setErrors(findErrors(props.form));
  };
  const members = createQuery(() => props.form.groupId || undefined, listMembers);
  followPeople(() => [props.form.groupId || []].flat(), members.refetch);
  const others = () => (members.data() ?? []).filter(({ id }) => id !== requireMe().id);
  const part = (): FormPart => ({ form: props.form, errors: errors(), set });

  async function save(): Promise<void> {
    setErrors(findErrors(props.form));
    setMarked(true);
    attempt.clear();
    if (Object.keys(errors()).length > 0) {
      queueMicrotask(() => element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    await attempt.run(props.onSave);
  }

  return (
    <form
      ref={(form) => {
        element = form;
      }}
      class={layout.form}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {props.above}
      <WordFields
        {...part()}
        callable={callableUnder({ ...props.form, people: others() })}
        rewording={props.mode === 'rewording'}
      />
      <Show when={props.mode !== 'rewording'}>
        <MethodFields {...part()} onMethod={(method: Method) => props.setAll(presetOf(method))} />
        <RuleFields {...part()} />
      </Show>
      <TimeFields {...part()} timeZone={props.timeZone} onlyClose={props.mode === 'rewording'} />
      <Show when={props.mode === 'new'}>
        <Label {...part()} people={others()} />
      </Show>
      {props.below}
      <Show when={marked() && Object.keys(errors()).length > 0}>
        <Banner tone="danger" live>
          {t('decisions.mend')}
        </Banner>
      </Show>
      <FailureBanner text={attempt.failure()} />
      <div class={layout.foot}>
        <Button type="submit" variant="primary" busy={attempt.busy()}>
          {props.submit}
        </Button>
        <ButtonLink variant="quiet" href={props.back}>
          {t('ui.cancel')}
        </ButtonLink>
      </div>
    </form>
  );
}

function Label(props: FormPart & { people: readonly Person[] }) {
  return (
    <fieldset class={layout.part}>
      <legend>{t('decisions.formLabel')}</legend>
      <LabelFields
        label={props.form.label}
        onLabel={(label) => props.set('label', label)}
        readers={props.form.readers}
        onReaders={(readers) => props.set('readers', readers)}
        readersHint={t('decisions.readersHint')}
        people={props.people}
      />
    </fieldset>
  );
}
