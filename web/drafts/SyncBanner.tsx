import { Match, Switch } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './DraftPage.module.css';
import type { SyncState } from './sync-client.ts';

type SyncBannerProps = {
  state: SyncState;
  mayWrite: boolean;
  onCopy: () => void;
  onRetry: () => void;
  onReload: () => void;
};

/** What goes wrong between the text here and the server, what it means for the text, and what to do. */
export function SyncBanner(props: SyncBannerProps) {
  const isOffline = () => props.state.line === 'offline';
  return (
    <div class={styles.banner}>
      <Switch>
        <Match when={props.state.ending === 'refused'}>
          <Banner
            tone="danger"
            live
            action={
              <>
                <Button size="small" onClick={() => props.onCopy()}>
                  {t('drafts.copyText')}
                </Button>
                <Button size="small" onClick={() => props.onReload()}>
                  {t('drafts.reload')}
                </Button>
              </>
            }
          >
            <b>{t('drafts.refused')}</b> {t('drafts.refusedHint')}
          </Banner>
        </Match>
        <Match
          when={props.state.ending === null && isOffline() && (props.state.unsaved || props.state.mode === 'write')}
        >
          <Banner tone="attention">{t('drafts.offlineHint')}</Banner>
        </Match>
        <Match when={props.state.ending === null && isOffline()}>
          <Banner tone="attention">{t('drafts.offlineReading')}</Banner>
        </Match>
        <Match when={props.state.failing}>
          <Banner
            tone="danger"
            live
            action={
              <>
                <Button size="small" onClick={() => props.onRetry()}>
                  {t('drafts.tryNow')}
                </Button>
                <Button size="small" variant="quiet" onClick={() => props.onCopy()}>
                  {t('drafts.copyText')}
                </Button>
              </>
            }
          >
            {t('drafts.failingHint')}
          </Banner>
        </Match>
        <Match when={props.state.mode === 'read' && !props.mayWrite}>
          <Banner>{t('drafts.readOnly')}</Banner>
        </Match>
      </Switch>
    </div>
  );
}
