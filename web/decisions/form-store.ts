import { createEffect } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Form, FormErrors } from './form-model.ts';

/** What the parts of the form share. */
export type FormPart = {
  form: Form;
  errors: FormErrors;
  set: <Name extends keyof Form>(name: Name, value: Form[Name]) => void;
};

/** The form, kept in this tab under a name until it is sent, so that a reload loses nothing. */
export function createForm(initial: Form, keep?: string) {
  const [form, setForm] = createStore<Form>({ ...initial, ...(keep ? kept(keep) : {}) });
  if (keep) createEffect(() => sessionStorage.setItem(keep, JSON.stringify(form)));
  return {
    form,
    set: ((name, value) => setForm({ [name]: value } as Partial<Form>)) as FormPart['set'],
    setAll: (next: Partial<Form>) => setForm(next),
    forget: () => keep && sessionStorage.removeItem(keep),
  };
}

/** The name under which a person's new decision is kept. */
export const newDecisionName = (memberId: string): string => `new-decision:${memberId}`;

/** Removes what a person has begun to propose in this tab. */
export const wipeNewDecision = (memberId: string): void => sessionStorage.removeItem(newDecisionName(memberId));

function kept(name: string): Partial<Form> {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '{}') as Partial<Form>;
  } catch {
    return {};
  }
}
