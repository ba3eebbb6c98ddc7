import * as Kobalte from '@kobalte/core/popover';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { createSignal, For, Index, untrack } from 'solid-js';
import { formatLongDate, formatMonth } from '../i18n/dates.ts';
import { localeTag } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { adopt } from './adopt.ts';
import styles from './CalendarView.module.css';
import { addDays, addMonths, monthWeeks, weekStart } from './date-text.ts';
import { IconButton } from './IconButton.tsx';

type CalendarViewProps = {
  value: string;
  today: string;
  min?: string | undefined;
  max?: string | undefined;
  trigger: HTMLElement;
  onPick: (day: string) => void;
  onClose: () => void;
};

/** A month to pick a day from; arrow keys move by days and weeks, Page Up and Page Down by months. */
export function CalendarView(props: CalendarViewProps) {
  const [day, setDay] = createSignal(props.value || props.today);
  return (
    <Kobalte.Root open onOpenChange={(open) => !open && props.onClose()} placement="bottom-start" gutter={4}>
      <Kobalte.Trigger as={adopt(props.trigger)} />
      <Kobalte.Portal>
        <Kobalte.Content
          class={styles.calendar}
          aria-label={t('ui.date.calendar')}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            focusDay(untrack(day));
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            props.trigger.querySelector('input')?.focus();
          }}
        >
          <div class={styles.head}>
            <IconButton
              label={t('ui.date.previous')}
              icon={ChevronLeft}
              size="small"
              onClick={() => setDay(addMonths(day(), -1))}
            />
            <span class={styles.month} aria-live="polite">
              {formatMonth(day(), 'UTC')}
            </span>
            <IconButton
              label={t('ui.date.next')}
              icon={ChevronRight}
              size="small"
              onClick={() => setDay(addMonths(day(), 1))}
            />
          </div>
          <Month {...props} day={day()} onDay={setDay} />
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}

const cellId = (day: string) => `calendar-${day}`;
const focusDay = (day: string) =>
  queueMicrotask(() => document.getElementById(cellId(day))?.focus({ preventScroll: true }));

function Month(props: CalendarViewProps & { day: string; onDay: (day: string) => void }) {
  const weeks = () => monthWeeks(props.day);
  const outside = (day: string) => Boolean((props.min && day < props.min) || (props.max && day > props.max));
  const press = (event: KeyboardEvent) => {
    const to = move(event.key, props.day);
    if (!to) return;
    event.preventDefault();
    props.onDay(to);
    focusDay(to);
  };
  const pick = (day: string) => {
    props.onPick(day);
    props.onClose();
  };
  return (
    <table class={styles.grid} aria-label={formatMonth(props.day, 'UTC')} onKeyDown={press}>
      <thead>
        <tr>
          <For each={monthWeeks('2024-01-01')[0]}>
            {(day) => <th abbr={weekday(day, 'long')}>{weekday(day, 'short')}</th>}
          </For>
        </tr>
      </thead>
      <tbody>
        <Index each={weeks()}>
          {(week) => (
            <tr>
              <Index each={week()}>
                {(day) => (
                  <td>
                    <button
                      type="button"
                      id={cellId(day())}
                      class={styles.day}
                      tabindex={day() === props.day ? 0 : -1}
                      aria-label={formatLongDate(day(), 'UTC')}
                      aria-current={day() === props.today ? 'date' : undefined}
                      aria-pressed={day() === props.value}
                      data-out={day().slice(0, 7) === props.day.slice(0, 7) ? undefined : ''}
                      disabled={outside(day())}
                      onClick={() => pick(day())}
                    >
                      {Number(day().slice(8))}
                    </button>
                  </td>
                )}
              </Index>
            </tr>
          )}
        </Index>
      </tbody>
    </table>
  );
}

function move(key: string, from: string): string | undefined {
  const days: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const step = days[key];
  if (step) return addDays(from, step);
  if (key === 'PageUp') return addMonths(from, -1);
  if (key === 'PageDown') return addMonths(from, 1);
  if (key === 'Home') return weekStart(from);
  if (key === 'End') return addDays(weekStart(from), 6);
  return undefined;
}

function weekday(day: string, style: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(localeTag(), { weekday: style, timeZone: 'UTC' }).format(new Date(day));
}
