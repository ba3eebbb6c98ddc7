import { createSignal } from 'solid-js';
import { dayKey } from '../i18n/dates.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ChoiceCards, RadioGroup, Segmented } from '../ui/Choices.tsx';
import { CopyField } from '../ui/CopyField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { Picker } from '../ui/Picker.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import styles from './Page.module.css';
import { people } from './people.ts';
import { Specimen } from './Specimen.tsx';
import { samples } from './samples.ts';

/** Everything that takes what people type or choose. */
export function Fields() {
  return (
    <>
      <Specimen title={samples().parts.fields}>
        <Texts />
        <Moment />
        <People />
        <Field label={samples().feed}>
          <CopyField value="https://konsylium.example/feeds/0f1e2d.ics" />
        </Field>
      </Specimen>
      <Specimen title={samples().parts.choices}>
        <Choices />
      </Specimen>
    </>
  );
}

function Texts() {
  const [group, setGroup] = createSignal('0');
  const [text, setText] = createSignal(samples().descriptionValue);
  return (
    <>
      <Field label={samples().threadTitle} hint={samples().threadHint}>
        <Input value={samples().threadValue} />
      </Field>
      <Field label={samples().email} error={samples().emailError}>
        <Input type="email" value="sekretariat" />
      </Field>
      <Field label={samples().group}>
        <Select
          options={samples().groups.map((label, index) => ({ value: String(index), label }))}
          value={group()}
          onChange={setGroup}
        />
      </Field>
      <Field label={samples().description} optional>
        <TextArea value={text()} onText={setText} />
      </Field>
    </>
  );
}

function Moment() {
  const [day, setDay] = createSignal(dayKey(new Date()));
  const [time, setTime] = createSignal('14:00');
  return (
    <div class={styles.pair}>
      <DateField label={samples().day} hint={samples().dayHint} value={day()} onChange={setDay} />
      <TimeField label={samples().hour} hint={'\u00a0'} value={time()} onChange={setTime} />
    </div>
  );
}

function People() {
  const [chosen, setChosen] = createSignal(['07', '11']);
  const options = () =>
    people().map((person) => ({
      value: person.initials,
      label: person.displayName,
      lead: () => <Avatar person={person} size="xs" />,
    }));
  return (
    <Picker
      label={samples().invite}
      hint={samples().inviteHint}
      options={options()}
      values={chosen()}
      onChange={setChosen}
    />
  );
}

function Choices() {
  const [level, setLevel] = createSignal('0');
  const [answer, setAnswer] = createSignal('0');
  const [form, setForm] = createSignal('0');
  const [notify, setNotify] = createSignal(true);
  const [done, setDone] = createSignal(true);
  const plain = (labels: string[]) => labels.map((label, index) => ({ value: String(index), label }));
  return (
    <>
      <ChoiceCards
        legend={samples().level}
        choices={samples().levels.map(([label, hint], index) => ({ value: String(index), label, hint }))}
        value={level()}
        onChange={setLevel}
      />
      <RadioGroup legend={samples().form} choices={plain(samples().forms)} value={form()} onChange={setForm} />
      <Segmented legend={samples().answer} choices={plain(samples().answers)} value={answer()} onChange={setAnswer} />
      <div>
        <Checkbox checked={notify()} onChange={setNotify} label={samples().notify} />
        <Checkbox
          checked={done()}
          onChange={setDone}
          label={samples().done}
          hint={samples().doneHint}
          struck={done()}
        />
      </div>
    </>
  );
}
