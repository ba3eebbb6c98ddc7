import { createMemo, createSignal, onCleanup, onMount, Show } from 'solid-js';
import type { DraftView } from '../../shared/drafts/schema.ts';
import { t } from '../i18n/t.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { showToast } from '../ui/toasts.ts';
import { DraftBar } from './DraftBar.tsx';
import styles from './DraftPage.module.css';
import { DraftPanel } from './DraftPanel.tsx';
import type { DraftEditor } from './draft-editor.ts';
import type { DraftSession } from './draft-session.ts';
import { Paper } from './Paper.tsx';
import { SyncBanner } from './SyncBanner.tsx';
import { Toolbar } from './Toolbar.tsx';

type WorkbenchProps = { draft: DraftView; session: DraftSession; onChanged: () => void };

/** The open draft: bar and tools above, the paper, the outline and the versions beside. */
export function Workbench(props: WorkbenchProps) {
  const [editor, setEditor] = createSignal<DraftEditor>();
  const state = () => props.session.state();
  const mayWrite = createMemo(() => state().mode === 'write' && state().ending === null);
  const copyText = async () => {
    await navigator.clipboard.writeText(editor()?.editor.getText({ blockSeparator: '\n\n' }) ?? '');
    showToast(t('drafts.textCopied'));
  };
  const reload = async () => {
    await props.session.wipe();
    location.reload();
  };
  warnOnLeaving(() => state().unsaved);
  return (
    <div class={styles.page}>
      <main class={styles.main} id="main" tabindex={-1}>
        <div class={styles.top}>
          <DraftBar draft={props.draft} session={props.session} onChanged={() => props.onChanged()} />
          <SyncBanner
            state={state()}
            mayWrite={props.draft.canWrite}
            onCopy={() => void copyText()}
            onRetry={() => props.session.retry()}
            onReload={() => void reload()}
          />
          <Show when={mayWrite() && editor()}>
            {(ready) => (
              <div class={styles.tools}>
                <Toolbar draft={ready()} />
              </div>
            )}
          </Show>
        </div>
        <div class={styles.desk}>
          <Show
            when={props.session.hasText()}
            fallback={
              <div class={styles.blank}>
                <Skeleton shape="text" count={6} />
              </div>
            }
          >
            <Paper session={props.session} editable={mayWrite} onReady={setEditor} />
          </Show>
        </div>
      </main>
      <DraftPanel draft={props.draft} editor={editor()} mayWrite={mayWrite()} onPinned={() => props.onChanged()} />
    </div>
  );
}

/** Closing a tab with something unsaved asks first. */
function warnOnLeaving(isUnsaved: () => boolean): void {
  const ask = (event: BeforeUnloadEvent) => {
    if (isUnsaved()) event.preventDefault();
  };
  onMount(() => window.addEventListener('beforeunload', ask));
  onCleanup(() => window.removeEventListener('beforeunload', ask));
}
