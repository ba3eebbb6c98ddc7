import { createSignal } from 'solid-js';
import type { TlpLabel } from '../../shared/labels.ts';
import { t } from '../i18n/t.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { callableIn } from './callable.ts';
import { LabelFields } from './LabelFields.tsx';
import { useThread } from './view.ts';
import './late-texts.ts';
import './texts.ts';

/** Gives the message being written a stricter label of its own. */
export function OwnLabelDialog(props: { labels: readonly TlpLabel[]; open: boolean; onClose: () => void }) {
  const view = useThread();
  const { writing } = view;
  const [label, setLabel] = createSignal<TlpLabel>('TLP:RED');
  const [readers, setReaders] = createSignal<string[]>([]);
  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('threads.ownLabel')}
      text={t('threads.relabelMessageText')}
      width="wide"
      submit={t('threads.useLabel')}
      onOpen={() => {
        setLabel(writing.options().label ?? props.labels.at(-1) ?? 'TLP:RED');
        setReaders([...writing.options().readers]);
      }}
      run={async () =>
        void writing.setOptions({
          ...writing.options(),
          label: label(),
          readers: label() === 'TLP:RED' ? readers() : [],
        })
      }
    >
      <LabelFields
        label={label()}
        labels={props.labels}
        onLabel={setLabel}
        readers={readers()}
        onReaders={setReaders}
        readersHint={t('threads.asideHint')}
        people={callableIn(view).people}
      />
    </FormDialog>
  );
}
