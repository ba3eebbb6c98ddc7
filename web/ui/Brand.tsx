import styles from './Brand.module.css';

/** The mark: six people around a table. */
export function BrandMark() {
  return (
    <svg class={styles.mark} viewBox="0 0 28 28" fill="currentColor" aria-hidden="true">
      <circle cx="14" cy="4.5" r="3.2" />
      <circle cx="22.2" cy="9.25" r="2.4" />
      <circle cx="22.2" cy="18.75" r="2.4" />
      <circle cx="14" cy="23.5" r="2.4" />
      <circle cx="5.8" cy="18.75" r="2.4" />
      <circle cx="5.8" cy="9.25" r="2.4" />
    </svg>
  );
}
