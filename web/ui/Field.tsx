import CircleAlert from 'lucide-solid/icons/circle-alert';
import { createContext, createSignal, createUniqueId, type JSX, Show, useContext } from 'solid-js';
import { t } from '../i18n/t.ts';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';

type FieldProps = {
  label: JSX.Element;
  /** Shown under the label: what is expected. */
  hint?: JSX.Element;
  /** What is wrong and how to mend it; marks the control as invalid. */
  error?: string | undefined;
  optional?: boolean | undefined;
  /** The label is read but not shown. */
  labelHidden?: boolean | undefined;
  /** One control of web/ui: Input, TextArea, Select, DateInput, TimeInput. */
  children: JSX.Element;
};

const FieldContext = createContext<{ id: string; props: FieldProps; error: () => string | undefined }>();

/** A label, a hint, a control and what is wrong with it, tied together. */
export function Field(props: FieldProps) {
  const id = createUniqueId();
  const [missing, setMissing] = createSignal(false);
  const error = () => props.error ?? (missing() ? t('ui.missing') : undefined);
  return (
    <FieldContext.Provider value={{ id, props, error }}>
      <div
        class={styles.field}
        data-invalid={error() ? '' : undefined}
        on:invalid={{
          capture: true,
          handleEvent: (event) => setMissing(isEmpty(event.target)),
        }}
        on:input={() => setMissing(false)}
      >
        <label class={props.labelHidden ? 'visually-hidden' : styles.label} for={id}>
          {props.label} <Show when={props.optional}>{<span class={styles.optional}>{t('ui.optional')}</span>}</Show>
        </label>
        <Show when={props.hint}>
          <span class={styles.hint} id={`${id}-hint`}>
            {props.hint}
          </span>
        </Show>
        {props.children}
        <FieldMessage id={`${id}-error`} text={error()} />
      </div>
    </FieldContext.Provider>
  );
}

const isEmpty = (target: EventTarget | null) => target !== null && 'value' in target && !String(target.value).trim();

/** What is wrong, in the colour and with the mark of an error; announced when it appears. */
export function FieldMessage(props: { id?: string; text: string | undefined }) {
  return (
    <div aria-live="polite" class={styles.live}>
      <Show when={props.text}>
        <p class={styles.message} id={props.id}>
          <Icon of={CircleAlert} size="s" />
          <span>{props.text}</span>
        </p>
      </Show>
    </div>
  );
}

/** The attributes that tie a control to the Field around it; empty outside of one. */
export function useField() {
  const field = useContext(FieldContext);
  return {
    get id() {
      return field?.id;
    },
    get 'aria-invalid'() {
      return field?.error() ? ('true' as const) : undefined;
    },
    get 'aria-describedby'() {
      if (!field) return undefined;
      const hint = field.props.hint ? `${field.id}-hint` : '';
      const error = field.error() ? `${field.id}-error` : '';
      return `${hint} ${error}`.trim() || undefined;
    },
  };
}
