import { type JSX, splitProps } from 'solid-js';
import { useField } from './Field.tsx';
import styles from './Input.module.css';

type InputProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'class' | 'id'>;

/** A line of text inside a Field; takes every attribute of `<input>`. */
export function Input(props: InputProps) {
  const [own, rest] = splitProps(props, ['type']);
  return <input type={own.type ?? 'text'} {...useField()} {...rest} class={styles.input} />;
}
