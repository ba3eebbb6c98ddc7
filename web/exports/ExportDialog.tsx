import { createSignal, onCleanup, Show } from 'solid-js';
import type { ExportPart, ExportQuery } from '../../shared/exports/schema.ts';
import { isStricter, type TlpLabel, tlpLabels } from '../../shared/labels.ts';
import type { Thread } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { request, requestFile } from '../lib/api.ts';
import { createQuery } from '../lib/query.ts';
import { Banner } from '../ui/Banner.tsx';
import { ChoiceCards, RadioGroup } from '../ui/Choices.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import './texts.ts';

/** Asks in which form and under which label a thread is to be kept, and hands the file over. */
export function ExportDialog(props: { thread: Thread; open: boolean; onClose: () => void }) {
  const [format, setFormat] = createSignal<ExportQuery['format']>('pdf');
  const [label, setLabel] = createSignal<TlpLabel>(props.thread.label);
  const [making, setMaking] = createSignal(false);
  const [at, setAt] = createSignal(1);
  const read = createQuery(() => (props.open ? props.thread.id : undefined), listParts);
  const parts = () => read.data() ?? [];
  const isInParts = () => format() === 'pdf' && parts().length > 1;
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
      const wantedParts = isInParts() ? parts() : [undefined];
      for (const [index, part] of wantedParts.entries()) {
        setAt(index + 1);
        const query = new URLSearchParams({ format: format(), label: label() });
        for (const [name, ordinal] of Object.entries(part ?? {})) query.set(name, String(ordinal));
        hand(await requestFile(`/api/threads/${props.thread.id}/export?${query}`, wanted.signal));
      }
    } finally {
      setMaking(false);
    }
  }

  return (
    <FormDialog
      open={props.open}
      onClose={close}
      title={t('threads.export')}
      text={t('exports.text')}
      submit={isInParts() ? t('exports.downloadAll', { count: parts().length }) : t('exports.download')}
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
      <Show when={isInParts()}>
        <Banner>{t('exports.inParts', { count: parts().length })}</Banner>
      </Show>
      <Show when={making()}>
        <StateLine tone="busy" live>
          {isInParts() ? t('exports.makingPart', { at: at(), of: parts().length }) : t('exports.making')}
        </StateLine>
      </Show>
    </FormDialog>
  );
}

const listParts = async (threadId: string, signal?: AbortSignal) =>
  (await request<{ items: ExportPart[] }>('GET', `/api/threads/${threadId}/export-parts`, undefined, signal)).items;

/** Gives a file to the browser to be kept. */
function hand(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
