import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import { methods } from '../../shared/decisions/rule.ts';
import { results } from '../../shared/decisions/tally.ts';
import { myGroups } from '../groups/my-groups.ts';
import { t } from '../i18n/t.ts';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './RegisterPage.module.css';
import type { Search } from './register-query.ts';

type RegisterFiltersProps = {
  search: Search;
  years: readonly number[];
  onChange: (change: { [Name in keyof Search]?: string | null }) => void;
};

const pauseMs = 300;

/** Words, group, year, method, result and review; each change is a new address. */
export function RegisterFilters(props: RegisterFiltersProps) {
  const [words, setWords] = createSignal(props.search.szukaj ?? '');
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  createEffect(
    on(
      () => props.search.szukaj ?? '',
      (now) => now !== words().trim() && setWords(now),
      { defer: true },
    ),
  );
  const type = (text: string) => {
    setWords(text);
    clearTimeout(timer);
    timer = setTimeout(() => props.onChange({ szukaj: text.trim() || null }), pauseMs);
  };
  const any = { value: '', label: t('decisions.any') };
  const set = (name: keyof Search) => (value: string) => props.onChange({ [name]: value || null });
  const years = () => [...new Set([...props.years, ...(props.search.rok ? [Number(props.search.rok)] : [])])];
  return (
    <search class={styles.filters}>
      <div class={styles.wide}>
        <Field label={t('decisions.searchWords')}>
          <Input type="search" maxlength={200} value={words()} onInput={(event) => type(event.currentTarget.value)} />
        </Field>
      </div>
      <Field label={t('decisions.group')}>
        <Select
          options={[any, ...myGroups().map(({ id, name }) => ({ value: id, label: name }))]}
          value={props.search.grupa ?? ''}
          onChange={set('grupa')}
        />
      </Field>
      <Field label={t('decisions.year')}>
        <Select
          options={[any, ...years().map((year) => ({ value: String(year), label: String(year) }))]}
          value={props.search.rok ?? ''}
          onChange={set('rok')}
        />
      </Field>
      <Field label={t('decisions.methodField')}>
        <Select
          options={[any, ...methods.map((value) => ({ value, label: t(`decisions.methodName.${value}`) }))]}
          value={props.search.tryb ?? ''}
          onChange={set('tryb')}
        />
      </Field>
      <Field label={t('decisions.result')}>
        <Select
          options={[any, ...results.map((value) => ({ value, label: t(`decisions.resultName.${value}`) }))]}
          value={props.search.wynik ?? ''}
          onChange={set('wynik')}
        />
      </Field>
      <Field label={t('decisions.reviewField')}>
        <Select
          options={[
            any,
            { value: 'due', label: t('decisions.reviewDue') },
            { value: 'planned', label: t('decisions.reviewPlanned') },
          ]}
          value={props.search.przeglad ?? ''}
          onChange={set('przeglad')}
        />
      </Field>
    </search>
  );
}
