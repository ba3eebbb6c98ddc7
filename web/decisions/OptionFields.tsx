import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Plus from 'lucide-solid/icons/plus';
import X from 'lucide-solid/icons/x';
import { For, Show } from 'solid-js';
import { type Choice, topRating } from '../../shared/decisions/rule.ts';
import type { DecisionOption } from '../../shared/decisions/schema.ts';
import { t } from '../i18n/t.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ChoiceCards, Segmented } from '../ui/Choices.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './VoteForm.module.css';

type OptionFieldsProps = {
  options: readonly DecisionOption[];
  value: Choice | undefined;
  onChange: (choice: Choice) => void;
};

/** One of the options, or several up to the limit. */
export function ChoiceField(props: OptionFieldsProps & { max: number }) {
  const chosen = () => (props.value?.kind === 'choice' ? props.value.options : []);
  const choose = (options: number[]) => props.onChange({ kind: 'choice', options });
  const toggle = (key: number, on: boolean) =>
    choose(on ? [...chosen(), key] : chosen().filter((each) => each !== key));
  return (
    <Show
      when={props.max > 1}
      fallback={
        <ChoiceCards
          legend={t('decisions.yourChoice')}
          choices={props.options.map(({ key, text }) => ({ value: String(key), label: text }))}
          value={chosen()[0] === undefined ? undefined : String(chosen()[0])}
          onChange={(value) => choose([Number(value)])}
        />
      }
    >
      <fieldset class={styles.group}>
        <legend>{t('decisions.chooseUpTo', { count: props.max })}</legend>
        <For each={props.options}>
          {({ key, text }) => (
            <Checkbox
              label={text}
              checked={chosen().includes(key)}
              disabled={!chosen().includes(key) && chosen().length >= props.max}
              onChange={(on) => toggle(key, on)}
            />
          )}
        </For>
      </fieldset>
    </Show>
  );
}

/** The options in one's own order, by buttons; what is not placed does not count. */
export function RankingField(props: OptionFieldsProps) {
  const order = () => (props.value?.kind === 'ranking' ? props.value.order : []);
  const named = (key: number) => props.options.find((option) => option.key === key)?.text ?? '';
  const rest = () => props.options.filter(({ key }) => !order().includes(key));
  const set = (next: number[]) => props.onChange({ kind: 'ranking', order: next });
  const move = (index: number, by: -1 | 1) => {
    const next = [...order()];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(index + by, 0, moved);
    set(next);
  };
  return (
    <fieldset class={styles.group}>
      <legend>{t('decisions.yourOrder')}</legend>
      <p class="small muted">{t('decisions.yourOrderHint')}</p>
      <ol class={styles.ranked}>
        <For each={order()}>
          {(key, index) => (
            <li>
              <span class={styles.place}>{index() + 1}.</span>
              <span>{named(key)}</span>
              <span class={styles.moves}>
                <IconButton
                  icon={ArrowUp}
                  label={t('decisions.moveUp', { name: named(key) })}
                  disabled={index() === 0}
                  onClick={() => move(index(), -1)}
                />
                <IconButton
                  icon={ArrowDown}
                  label={t('decisions.moveDown', { name: named(key) })}
                  disabled={index() === order().length - 1}
                  onClick={() => move(index(), 1)}
                />
                <IconButton
                  icon={X}
                  label={t('decisions.unplace', { name: named(key) })}
                  onClick={() => set(order().filter((each) => each !== key))}
                />
              </span>
            </li>
          )}
        </For>
      </ol>
      <div class={styles.rest}>
        <For each={rest()}>
          {({ key, text }) => (
            <button type="button" class={styles.option} onClick={() => set([...order(), key])}>
              <Icon of={Plus} size="s" />
              <span>{text}</span>
            </button>
          )}
        </For>
      </div>
    </fieldset>
  );
}

const none = '0';

/** A mark from 1 to 5 for each option, or none. */
export function RatingField(props: OptionFieldsProps) {
  const scores = () => (props.value?.kind === 'rating' ? props.value.scores : []);
  const scoreOf = (key: number) => scores().find(({ option }) => option === key)?.score;
  const rate = (key: number, value: string) => {
    const others = scores().filter(({ option }) => option !== key);
    const score = Number(value);
    props.onChange({ kind: 'rating', scores: score > 0 ? [...others, { option: key, score }] : others });
  };
  const marks = [none, ...Array.from({ length: topRating }, (_, index) => String(index + 1))];
  return (
    <For each={props.options}>
      {({ key, text }) => (
        <div class={styles.rating}>
          <Segmented
            legend={text}
            choices={marks.map((value) => ({ value, label: value === none ? t('decisions.noMark') : value }))}
            value={String(scoreOf(key) ?? none)}
            onChange={(value) => rate(key, value)}
          />
        </div>
      )}
    </For>
  );
}
