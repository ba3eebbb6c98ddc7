import type { LucideProps } from 'lucide-solid';
import type { Component } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import styles from './Icon.module.css';

/** A Lucide icon, imported alone: `import Check from 'lucide-solid/icons/check'`. */
export type IconShape = Component<LucideProps>;

type IconProps = {
  of: IconShape;
  /** s 16, m 20 (the default), l 28 px. */
  size?: 's' | 'm' | 'l' | undefined;
  /** Only for an icon that stands alone and says something; else it is hidden from screen readers. */
  label?: string | undefined;
};

/** A line icon in the colour of the text around it. */
export function Icon(props: IconProps) {
  return (
    <Dynamic
      component={props.of}
      class={styles.icon}
      data-size={props.size ?? 'm'}
      role={props.label ? 'img' : undefined}
      aria-label={props.label}
      aria-hidden={props.label ? undefined : 'true'}
    />
  );
}
