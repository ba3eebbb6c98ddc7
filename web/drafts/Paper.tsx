import { type Accessor, onMount } from 'solid-js';
import { createDraftEditor, type DraftEditor } from './draft-editor.ts';
import type { DraftSession } from './draft-session.ts';
import styles from './Paper.module.css';

type PaperProps = {
  session: DraftSession;
  editable: Accessor<boolean>;
  onReady: (editor: DraftEditor) => void;
};

/** The sheet the text stands on. */
export function Paper(props: PaperProps) {
  let place: HTMLDivElement | undefined;
  onMount(() => {
    if (place) props.onReady(createDraftEditor(place, props.session, props.editable));
  });
  return (
    <div class={styles.paper}>
      <div class={styles.text} ref={place} />
    </div>
  );
}
