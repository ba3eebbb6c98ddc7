import ArrowDown from 'lucide-solid/icons/arrow-down';
import { Show } from 'solid-js';
import { atNewest } from '../../shared/threads/reduce.ts';
import { t } from '../i18n/t.ts';
import { Button } from '../ui/Button.tsx';
import styles from './JumpBar.module.css';
import { useThread } from './view.ts';

/** Over the composer, while the reader stands further up: back to the newest message, and how many came meanwhile. */
export function JumpBar() {
  const view = useThread();
  const away = () => {
    const state = view.store.state();
    return state !== undefined && (!view.scroll.atEnd() || !atNewest(state));
  };
  const fresh = () => Math.max(0, (view.store.state()?.thread.lastOrdinal ?? 0) - view.reading.seen());
  async function toNewest(): Promise<void> {
    await view.store.show('newest').catch(() => undefined);
    view.scroll.toEnd();
  }
  return (
    <div class={styles.place}>
      <Show when={away()}>
        <Button size="small" icon={ArrowDown} onClick={() => void toNewest()}>
          {t('threads.toNewest')}
          <Show when={fresh() > 0}>
            <span> ({t('threads.newCount', { count: fresh() })})</span>
          </Show>
        </Button>
      </Show>
    </div>
  );
}
