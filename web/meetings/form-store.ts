import { createStore } from 'solid-js/store';
import type { Form, FormErrors } from './form-model.ts';

/** What the parts of the form share. */
export type FormPart = {
  form: Form;
  errors: FormErrors;
  set: <Name extends keyof Form>(name: Name, value: Form[Name]) => void;
};

export function createForm(initial: Form): {
  form: Form;
  set: FormPart['set'];
  setForm: (form: Form) => void;
} {
  const [form, setForm] = createStore<Form>(initial);
  return {
    form,
    setForm: (next) => setForm(next),
    set: (name, value) => setForm({ [name]: value } as Partial<Form>),
  };
}
