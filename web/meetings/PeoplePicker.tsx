import { createMemo, createSignal, For, Show, untrack } from 'solid-js';
import { requireMe } from '../accounts/session.ts';
import { followPeople } from '../groups/follow-people.ts';
import { myGroupIds } from '../groups/my-groups.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { listMembers } from '../people/api.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import styles from './PeoplePicker.module.css';

type PeoplePickerProps = {
  label: string;
  hint?: string;
  chosen: readonly string[];
  onChange: (memberIds: string[]) => void;
  /** Who cannot be chosen: already there by other means. */
  without?: readonly string[];
};

/** People of the hub to tick, found by a part of their name or organisation. The reader is never among them. */
export function PeoplePicker(props: PeoplePickerProps) {
  const people = createQuery(() => true, listMembers);
  followPeople(myGroupIds, people.refetch);
  const [text, setText] = createSignal('');
  // Those chosen before come first; ticking moves nobody.
  const ordered = createMemo(() => {
    const before = new Set(untrack(() => props.chosen));
    return (people.data() ?? []).toSorted((a, b) => Number(before.has(b.id)) - Number(before.has(a.id)));
  });
  const matches = () => {
    const wanted = text().trim().toLocaleLowerCase();
    const hidden = new Set([requireMe().id, ...(props.without ?? [])]);
    return ordered().filter(
      ({ id, displayName, organisation }) =>
        !hidden.has(id) && `${displayName} ${organisation}`.toLocaleLowerCase().includes(wanted),
    );
  };
  const tick = (id: string, checked: boolean) =>
    props.onChange(checked ? [...props.chosen, id] : props.chosen.filter((other) => other !== id));
  return (
    <div class={styles.picker}>
      <Field label={props.label} hint={props.hint}>
        <Input
          type="search"
          placeholder={t('meetings.findPerson')}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <Loaded query={people}>
        {() => (
          <fieldset class={styles.list}>
            <legend class="visually-hidden">{props.label}</legend>
            <For each={matches()}>
              {(person) => (
                <Checkbox
                  label={person.displayName}
                  checked={props.chosen.includes(person.id)}
                  onChange={(checked) => tick(person.id, checked)}
                />
              )}
            </For>
            <Show when={matches().length === 0}>
              <p class="small muted">{t('meetings.nobodyFound')}</p>
            </Show>
          </fieldset>
        )}
      </Loaded>
      <p class="small muted" aria-live="polite">
        {t('meetings.chosen', { count: props.chosen.length })}
      </p>
    </div>
  );
}
