import styles from './Kbd.module.css';

/** The name of a key or a combination: "Ctrl K". */
export function Kbd(props: { keys: string }) {
  return <kbd class={styles.kbd}>{props.keys}</kbd>;
}
