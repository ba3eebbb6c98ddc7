import { createSignal, type JSX, Show } from 'solid-js';
import type { Meeting } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { ApiError, errorText } from '../lib/api.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import layout from '../ui/FormLayout.module.css';
import { type Form, type FormErrors, findErrors } from './form-model.ts';
import type { FormPart } from './form-store.ts';
import { WhatFields } from './WhatFields.tsx';
import { WhenFields } from './WhenFields.tsx';
import { LabelFields, WhereFields, WhoFields } from './WhoFields.tsx';

type MeetingFormProps = Pick<FormPart, 'form' | 'set'> & {
  /** The one to change; a new one is called without. */
  meeting?: Meeting;
  submit: string;
  back: string;
  onSave: (form: Form) => Promise<void>;
  /** After a conflict: takes what the other person saved. */
  onReload?: (() => Promise<void>) | undefined;
};

/** Everything about a meeting, in five parts; wrong fields are marked and the first one gets the focus. */
export function MeetingForm(props: MeetingFormProps) {
  const [errors, setErrors] = createSignal<FormErrors>({});
  const [failure, setFailure] = createSignal<{ text: string; conflict: boolean }>();
  const [busy, setBusy] = createSignal(false);
  let element: HTMLFormElement | undefined;
  const set: FormPart['set'] = (name, value) => {
    props.set(name, value);
    if (Object.keys(errors()).length > 0) setErrors(findErrors(props.form));
  };

  async function save(): Promise<void> {
    setErrors(findErrors(props.form));
    setFailure(undefined);
    if (Object.keys(errors()).length > 0) {
      setFailure({ text: t('meetings.mend'), conflict: false });
      queueMicrotask(() => element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (busy()) return;
    setBusy(true);
    try {
      await props.onSave({ ...props.form });
    } catch (error) {
      const conflict = error instanceof ApiError && error.code === 'conflict';
      setFailure({ text: conflict ? t('meetings.conflict') : errorText(error), conflict });
    } finally {
      setBusy(false);
    }
  }

  async function reload(): Promise<void> {
    await props.onReload?.().then(
      () => setFailure(undefined),
      (error) => setFailure({ text: errorText(error), conflict: true }),
    );
  }

  const part = (): FormPart => ({ form: props.form, errors: errors(), set });
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
      <Parts part={part} meeting={props.meeting} />
      <Show when={failure()}>
        {(wrong) => (
          <Banner tone="danger" live action={reloadButton(wrong().conflict && props.onReload ? reload : undefined)}>
            {wrong().text}
          </Banner>
        )}
      </Show>
      <div class={layout.foot}>
        <Button type="submit" variant="primary" busy={busy()}>
          {props.submit}
        </Button>
        <ButtonLink variant="quiet" href={props.back}>
          {t('ui.cancel')}
        </ButtonLink>
      </div>
    </form>
  );
}

function Parts(props: { part: () => FormPart; meeting: Meeting | undefined }) {
  return (
    <>
      <WhatFields {...props.part()} />
      <WhenFields {...props.part()} />
      <WhereFields {...props.part()} />
      <Show when={!props.meeting}>
        <WhoFields {...props.part()} />
      </Show>
      <LabelFields {...props.part()} meeting={props.meeting} />
    </>
  );
}

function reloadButton(reload: (() => Promise<void>) | undefined): JSX.Element {
  if (!reload) return undefined;
  return (
    <Button size="small" onClick={() => void reload()}>
      {t('meetings.reload')}
    </Button>
  );
}
