import { createEffect, type JSX, splitProps } from 'solid-js';
import { fitHeight } from '../lib/fit-height.ts';
import { useField } from './Field.tsx';
import styles from './Input.module.css';

type TextAreaProps = Omit<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, 'class' | 'id' | 'onInput' | 'value'> & {
  value?: string | undefined;
  /** The whole text after every change. */
  onText?: ((text: string) => void) | undefined;
};

/** Several lines inside a Field; grows with its text up to 60% of the screen's height. */
export function TextArea(props: TextAreaProps) {
  const [own, rest] = splitProps(props, ['value', 'onText', 'ref']);
  let area: HTMLTextAreaElement | undefined;
  createEffect(() => {
    own.value;
    if (area) fitHeight(area);
  });
  const receive = (element: HTMLTextAreaElement) => {
    area = element;
    if (typeof own.ref === 'function') own.ref(element);
  };
  return (
    <textarea
      rows={3}
      {...useField()}
      {...rest}
      ref={receive}
      class={styles.input}
      value={own.value ?? ''}
      onInput={(event) => {
        fitHeight(event.currentTarget);
        own.onText?.(event.currentTarget.value);
      }}
    />
  );
}
