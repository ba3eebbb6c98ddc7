import { For, Show } from 'solid-js';
import { type TlpLabel, tlpLabels } from '../../shared/labels.ts';
import type { Person } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './LabelFields.module.css';
import './late-texts.ts';

type LabelFieldsProps = {
  label: TlpLabel;
  onLabel: (label: TlpLabel) => void;
  /** Chosen under TLP:RED, besides the author. */
  readers: readonly string[];
  onReaders: (readers: string[]) => void;
  /** Who can be chosen: the group without those who read anyway. */
  people: readonly Pick<Person, 'id' | 'displayName'>[];
  /** The labels to choose from; all of them without. */
  labels?: readonly TlpLabel[];
  /** Instead of what it means for a thread. */
  readersHint?: string;
};

/** The label of a thread with what it means, and under TLP:RED who may read. */
export function LabelFields(props: LabelFieldsProps) {
  const toggle = (id: string, on: boolean) =>
    props.onReaders(on ? [...props.readers, id] : props.readers.filter((each) => each !== id));
  const options = () => [...(props.labels ?? tlpLabels)].reverse().map((label) => ({ value: label, label }));
  return (
    <>
      <Field label={t('threads.label')} hint={t(`threads.labelHint.${props.label}`)}>
        <Select options={options()} value={props.label} onChange={props.onLabel} />
      </Field>
      <Show when={props.label === 'TLP:RED'}>
        <fieldset class={styles.readers}>
          <legend>{t('threads.readers')}</legend>
          <p class="small muted">{props.readersHint ?? t('threads.readersHint')}</p>
          <div class={styles.people}>
            <For each={props.people}>
              {(person) => (
                <Checkbox
                  label={person.displayName}
                  checked={props.readers.includes(person.id)}
                  onChange={(on) => toggle(person.id, on)}
                />
              )}
            </For>
          </div>
        </fieldset>
      </Show>
    </>
  );
}
