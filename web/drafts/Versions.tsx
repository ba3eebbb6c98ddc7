import { createEffect, createSignal, For, on, Show } from 'solid-js';
import type { DraftView } from '../../shared/drafts/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { createQuery } from '../lib/query.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { Section } from '../ui/Section.tsx';
import { showToast } from '../ui/toasts.ts';
import { listVersions, pinVersion } from './api.ts';
import styles from './DraftPage.module.css';

type VersionsProps = { draft: DraftView; mayWrite: boolean; onPinned: () => void };

/** The versions that were kept, and the way to keep another. */
export function Versions(props: VersionsProps) {
  const [pinning, setPinning] = createSignal(false);
  const versions = createQuery(
    () => `${props.draft.id} ${props.draft.version}`,
    () => listVersions(props.draft.id),
  );
  return (
    <Section title={t('drafts.versions')} count={props.draft.version ?? undefined}>
      <Show when={versions.data()?.length} fallback={<p class={styles.hint}>{t('drafts.versionsEmpty')}</p>}>
        <ol class={styles.versions}>
          <For each={versions.data()}>
            {(version) => (
              <li>
                <b>
                  {t('drafts.version', { number: version.number })}
                  {version.note && `, ${version.note}`}
                </b>
                <span>
                  {t('drafts.versionBy', {
                    when: formatDateTime(version.createdAt),
                    name: version.createdBy.displayName,
                  })}
                </span>
                <span class={styles.hash}>{t('drafts.hash', { hash: version.contentHash.slice(0, 16) })}</span>
              </li>
            )}
          </For>
        </ol>
      </Show>
      <Show when={props.mayWrite}>
        <p class={styles.hint}>
          <Button size="small" onClick={() => setPinning(true)}>
            {t('drafts.pin')}
          </Button>
        </p>
        <PinDialog
          draftId={props.draft.id}
          open={pinning()}
          onClose={() => setPinning(false)}
          onPinned={() => props.onPinned()}
        />
      </Show>
    </Section>
  );
}

type PinDialogProps = { draftId: string; open: boolean; onClose: () => void; onPinned: () => void };

function PinDialog(props: PinDialogProps) {
  const [note, setNote] = createSignal('');
  const [clientId, setClientId] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        setNote('');
        setFailure(undefined);
        setClientId(crypto.randomUUID());
      },
    ),
  );
  const pin = async () => {
    setBusy(true);
    try {
      const { number } = await pinVersion(props.draftId, { clientId: clientId(), note: note().trim() });
      showToast(t('drafts.pinned', { number }));
      props.onPinned();
      props.onClose();
    } catch (error) {
      setFailure(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t('drafts.pin')}
      text={t('drafts.pinText')}
      onSubmit={() => void pin()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('ui.cancel')}</Button>
          <Button type="submit" variant="primary" busy={busy()}>
            {t('drafts.pin')}
          </Button>
        </>
      }
    >
      <Show when={failure()}>
        <Banner tone="danger" live>
          {failure()}
        </Banner>
      </Show>
      <Field label={t('drafts.pinNote')} hint={t('drafts.pinNoteHint')} optional>
        <Input maxlength={500} value={note()} onInput={(event) => setNote(event.currentTarget.value)} />
      </Field>
    </Dialog>
  );
}
