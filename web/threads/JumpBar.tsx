import ArrowDown from 'lucide-solid/icons/arrow-down';
import { Show } from 'solid-js';
import { atNewest } from '../../shared/threads/reduce.ts';
import { t } from '../i18n/t.ts';
import { Button } from '../ui/Button.tsx';
import styles from './JumpBar.module.css';
import { useThread } from './view.ts';

/**
 * Over the composer: back to the newest message, and how many came meanwhile. In sight while the reader stands further up; for
 * the keyboard always, so that it does not come and go under the focus.
 */
export function JumpBar() {
  const view = useThread();
  const away = () => {
    const state = view.store.state();
    return state !== undefined && (!view.scroll.atEnd() || !atNewest(state));
  };
  const fresh = () => Math.max(0, (view.store.state()?.thread.lastOrdinal ?? 0) - view.reading.seen());
  return (
    <div class={styles.place} data-away={away() ? '' : undefined}>
      <Button size="small" icon={ArrowDown} onClick={() => void view.scroll.toNewest()}>
        {t('threads.toNewest')}
        <Show when={fresh() > 0}>
          <span> ({t('threads.newCount', { count: fresh() })})</span>
        </Show>
      </Button>
    </div>
  );
}
