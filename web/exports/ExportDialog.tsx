import { createSignal, onCleanup, Show } from 'solid-js';
import type { ExportQuery } from '../../shared/exports/schema.ts';
import { isStricter, type TlpLabel, tlpLabels } from '../../shared/labels.ts';
import type { Thread } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { requestFile } from '../lib/api.ts';
import { ChoiceCards, RadioGroup } from '../ui/Choices.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { Tlp } from '../ui/Tlp.tsx';

/** Asks in which form and under which label a thread is to be kept, and hands the file over. */
export function ExportDialog(props: { thread: Thread; open: boolean; onClose: () => void }) {
  const [format, setFormat] = createSignal<ExportQuery['format']>('pdf');
  const [label, setLabel] = createSignal<TlpLabel>(props.thread.label);
  const [making, setMaking] = createSignal(false);
  let wanted = new AbortController();
  /** The thread's own label, and the stricter ones that may be exported. */
  const labels = () =>
    tlpLabels.filter((each) => each !== 'TLP:RED' && !isStricter(props.thread.label, each)).toReversed();
  const begin = () => {
    wanted = new AbortController();
    setLabel(props.thread.label);
  };
  const close = () => {
    wanted.abort();
    props.onClose();
  };
  onCleanup(() => wanted.abort());

  async function save(): Promise<void> {
    setMaking(true);
    try {
      const query = new URLSearchParams({ format: format(), label: label() });
      hand(await requestFile(`/api/threads/${props.thread.id}/export?${query}`, wanted.signal));
    } finally {
      setMaking(false);
    }
  }

  return (
    <FormDialog
      open={props.open}
      onClose={close}
      title={t('exports.export')}
      text={t('exports.text')}
      submit={t('exports.download')}
      onOpen={begin}
      run={save}
    >
      <ChoiceCards
        legend={t('exports.format')}
        value={format()}
        onChange={setFormat}
        choices={[
          { value: 'pdf', label: 'PDF', hint: t('exports.pdfHint') },
          { value: 'md', label: 'Markdown', hint: t('exports.markdownHint') },
        ]}
      />
      <Show when={labels().length > 1}>
        <RadioGroup
          legend={t('exports.label')}
          hint={t('exports.labelHint')}
          value={label()}
          onChange={setLabel}
          choices={labels().map((value) => ({ value, label: <Tlp label={value} /> }))}
        />
      </Show>
      <Show when={making()}>
        <StateLine tone="busy" live>
          {t('exports.making')}
        </StateLine>
      </Show>
    </FormDialog>
  );
}

/** Gives a file to the browser to be kept. */
function hand(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
