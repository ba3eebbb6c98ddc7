import Upload from 'lucide-solid/icons/upload';
import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './DropFiles.module.css';
import { droppedFiles, takeFiles } from './taking.ts';

/** Lets files be dropped anywhere on a page, and shows where they will go. */
export function DropFiles(props: { place: string; off?: boolean | undefined }) {
  const [over, setOver] = createSignal(false);
  let depth = 0;
  const isFiles = (event: DragEvent) => !props.off && event.dataTransfer?.types.includes('Files');
  const enter = (event: DragEvent) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    depth += 1;
    setOver(true);
  };
  const leave = () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) setOver(false);
  };
  const move = (event: DragEvent) => isFiles(event) && event.preventDefault();
  const drop = (event: DragEvent) => {
    depth = 0;
    setOver(false);
    if (!isFiles(event)) return;
    event.preventDefault();
    void takeFiles(props.place, droppedFiles(event.dataTransfer));
  };
  createEffect(() => {
    const pairs = { dragenter: enter, dragleave: leave, dragover: move, drop } as const;
    for (const [name, listener] of Object.entries(pairs)) document.addEventListener(name, listener as EventListener);
    onCleanup(() => {
      for (const [name, listener] of Object.entries(pairs))
        document.removeEventListener(name, listener as EventListener);
    });
  });
  return (
    <Show when={over()}>
      <div class={styles.veil} aria-hidden="true">
        <p class={styles.words}>
          <Icon of={Upload} /> {t('attachments.drop')}
        </p>
      </div>
    </Show>
  );
}
