import { createSignal, For, Show } from 'solid-js';
import type { DraftView } from '../../shared/drafts/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
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
  const begin = () => {
    setNote('');
    setClientId(crypto.randomUUID());
  };
  const pin = async () => {
    const { number } = await pinVersion(props.draftId, { clientId: clientId(), note: note().trim() });
    showToast(t('drafts.pinned', { number }));
    props.onPinned();
  };
  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('drafts.pin')}
      text={t('drafts.pinText')}
      submit={t('drafts.pin')}
      onOpen={begin}
      run={pin}
    >
      <Field label={t('drafts.pinNote')} hint={t('drafts.pinNoteHint')} optional>
        <Input maxlength={500} value={note()} onInput={(event) => setNote(event.currentTarget.value)} />
      </Field>
    </FormDialog>
  );
}
