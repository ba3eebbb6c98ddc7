import { createSignal } from 'solid-js';
import { dayKey } from '../i18n/dates.ts';
import { timeZone } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { pageSince } from './api.ts';
import { startOfDay } from './start-of-day.ts';
import { useThread } from './view.ts';

/** Goes to the first message of a day, or of the next day that has one. */
export function DateDialog(props: { open: boolean; onClose: () => void }) {
  const view = useThread();
  const [day, setDay] = createSignal('');

  async function go(): Promise<void> {
    const since = startOfDay(day(), timeZone());
    const { items } = await pageSince(view.threadId, since);
    const first = items.find((message) => message.postedAt >= since) ?? items.at(-1);
    if (first) requestAnimationFrame(() => void view.goTo(first.ordinal));
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('threads.jumpToDate')}
      submit={t('threads.goThere')}
      onOpen={() => setDay(dayKey(view.store.state()?.thread.createdAt ?? new Date()))}
      check={() => /^\d{4}-\d\d-\d\d$/.test(day())}
      run={go}
    >
      <DateField label={t('threads.day')} hint={t('threads.dayHint')} value={day()} onChange={setDay} />
    </FormDialog>
  );
}
