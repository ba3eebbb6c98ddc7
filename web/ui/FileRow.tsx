import FileText from 'lucide-solid/icons/file-text';
import { type JSX, Show } from 'solid-js';
import styles from './FileRow.module.css';
import { Icon, type IconShape } from './Icon.tsx';

type FileRowProps = {
  name: string;
  href?: string | undefined;
  /** Kind and size: "PDF, 240 kB". */
  detail?: string | undefined;
  icon?: IconShape | undefined;
  /** At the end: icon buttons. */
  side?: JSX.Element;
};

/** A file: what it is called, what it is, and a way to open it. */
export function FileRow(props: FileRowProps) {
  return (
    <div class={styles.file}>
      <Icon of={props.icon ?? FileText} />
      <span class={styles.words}>
        <Show when={props.href} fallback={<span class={styles.name}>{props.name}</span>}>
          {(href) => (
            <a class={styles.name} href={href()}>
              {props.name}
            </a>
          )}
        </Show>
        <Show when={props.detail}>
          <span class={styles.detail}>{props.detail}</span>
        </Show>
      </span>
      {props.side}
    </div>
  );
}
