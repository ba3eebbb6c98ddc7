import { t } from '../i18n/t.ts';
import { BrandMark } from '../ui/Brand.tsx';
import styles from './Brand.module.css';

/** The mark and the name, leading home; compact is the mark alone on smaller screens. */
export function Brand(props: { compact?: boolean }) {
  return (
    <a class={styles.brand} href="/" aria-label={t('shell.product')} data-compact={props.compact ? '' : undefined}>
      <BrandMark />
      <span class={styles.name}>{t('shell.product')}</span>
    </a>
  );
}
