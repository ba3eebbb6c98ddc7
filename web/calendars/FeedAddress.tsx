import Copy from 'lucide-solid/icons/copy';
import ExternalLink from 'lucide-solid/icons/external-link';
import Eye from 'lucide-solid/icons/eye';
import EyeOff from 'lucide-solid/icons/eye-off';
import { createSignal, Match, Show, Switch } from 'solid-js';
import type { Feed } from '../../shared/calendars/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import styles from './FeedAddress.module.css';
import type { FeedStore } from './feed-store.ts';

type FeedAddressProps = { feed: Feed; store: FeedStore };

/** The private address of a feed, covered until asked for: copy, open, replace, end. */
export function FeedAddress(props: FeedAddressProps) {
  const [asking, setAsking] = createSignal<'rotate' | 'revoke'>();
  const [busy, setBusy] = createSignal(false);
  const left = () => props.store.isLeft(props.feed);

  async function run(act: (feed: Feed) => Promise<void>, done: string): Promise<void> {
    setBusy(true);
    try {
      await act(props.feed);
      showToast(done);
    } catch (error) {
      showFailure(error);
    } finally {
      setBusy(false);
      setAsking(undefined);
    }
  }

  return (
    <div class={styles.parts}>
      <Switch fallback={<Banner tone="attention">{t('calendars.stale')}</Banner>}>
        <Match when={left()}>
          <Banner tone="attention">{t('calendars.left')}</Banner>
        </Match>
        <Match when={props.feed.url}>{(url) => <Address url={url()} />}</Match>
      </Switch>
      <div class={styles.actions}>
        <Show when={!left()}>
          <Button variant="quiet" size="small" onClick={() => setAsking('rotate')}>
            {t('calendars.rotate')}
          </Button>
        </Show>
        <Button variant="quiet" size="small" onClick={() => setAsking('revoke')}>
          {t('calendars.revoke')}
        </Button>
      </div>
      <p class="small muted">
        <Show when={props.feed.lastFetchedAt} fallback={t('calendars.neverFetched')}>
          {(at) => t('calendars.fetched', { date: formatDateTime(at()) })}
        </Show>
      </p>
      <ConfirmDialog
        open={asking() === 'rotate'}
        onClose={() => setAsking(undefined)}
        title={t('calendars.rotateAsk')}
        text={t('calendars.rotateHint')}
        confirm={t('calendars.rotate')}
        keep={t('calendars.keep')}
        busy={busy()}
        onConfirm={() => void run(props.store.rotate, t('calendars.rotated'))}
      />
      <ConfirmDialog
        open={asking() === 'revoke'}
        onClose={() => setAsking(undefined)}
        title={t('calendars.revokeAsk')}
        text={t('calendars.revokeHint')}
        confirm={t('calendars.revoke')}
        keep={t('calendars.keep')}
        busy={busy()}
        onConfirm={() => void run(props.store.revoke, t('calendars.revoked'))}
      />
    </div>
  );
}

function Address(props: { url: string }) {
  const [open, setOpen] = createSignal(false);
  const covered = () => props.url.replace(/[\w-]+(?=\.ics$)/, '••••••••');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.url);
      showToast(t('calendars.copied'));
    } catch {
      // No clipboard without a secure context: the reader copies it by hand.
      setOpen(true);
    }
  };
  return (
    <>
      <Field label={t('calendars.address')} hint={t('calendars.addressHint')}>
        <span class={styles.url}>
          <Input readonly value={open() ? props.url : covered()} onFocus={(event) => event.currentTarget.select()} />
        </span>
      </Field>
      <div class={styles.actions}>
        <Button size="small" icon={Copy} onClick={() => void copy()}>
          {t('calendars.copy')}
        </Button>
        <ButtonLink size="small" icon={ExternalLink} href={props.url.replace(/^https?:/, 'webcal:')} rel="external">
          {t('calendars.open')}
        </ButtonLink>
        <Button size="small" variant="quiet" icon={open() ? EyeOff : Eye} onClick={() => setOpen(!open())}>
          {open() ? t('calendars.hide') : t('calendars.reveal')}
        </Button>
      </div>
    </>
  );
}
