import { isStricter, type TlpLabel } from '../../shared/labels.ts';
import type { Meeting, MeetingKind, NewMeeting, Recurrence, Weekday } from '../../shared/meetings/schema.ts';
import { addDays } from '../ui/date-text.ts';

const weekdays: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
export type Repeat = 'none' | 'weekly' | 'monthly';
export type Nth = '1' | '2' | '3' | '4' | '-1';

/** What stands in the form: texts as typed, days as `YYYY-MM-DD`, times as `HH:MM`. */
export type Form = {
  title: string;
  kind: MeetingKind;
  description: string;
  agenda: string;
  date: string;
  from: string;
  to: string;
  endsLater: boolean;
  endDate: string;
  timeZone: string;
  repeat: Repeat;
  interval: string;
  weekdays: Weekday[];
  nth: Nth;
  ends: 'never' | 'until' | 'count';
  until: string;
  count: string;
  online: boolean;
  place: string;
  groupId: string;
  memberIds: string[];
  label: TlpLabel;
  chatham: boolean;
  /** The label that a meeting has already; a looser one needs a reason. */
  had: TlpLabel | null;
  reason: string;
};

export type FormErrors = Partial<Record<'title' | 'date' | 'from' | 'to' | 'endDate' | 'until' | 'reason', true>>;

export function emptyForm({ today, timeZone, groupId }: { today: string; timeZone: string; groupId: string }): Form {
  const date = addDays(today, 7);
  return {
    ...{ title: '', kind: 'consultation', description: '', agenda: '' },
    ...{ date, from: '10:00', to: '11:00', endsLater: false, endDate: date, timeZone },
    ...{ repeat: 'none', interval: '1', weekdays: [weekdayOf(date)], nth: nthOf(date)[0] ?? '-1' },
    ...{ ends: 'never', until: addDays(date, 91), count: '10', online: true, place: '' },
    ...{ groupId, memberIds: [], label: 'TLP:AMBER', chatham: false, had: null, reason: '' },
  };
}

export function toForm(meeting: Meeting): Form {
  const { title, kind, description, agenda, online, place, label, chatham, timeZone, recurrence } = meeting;
  const [date = '', from = ''] = meeting.start.split('T');
  const [endDate = '', to = ''] = meeting.end.split('T');
  const empty = emptyForm({ today: addDays(date, -7), timeZone, groupId: meeting.groupId ?? '' });
  return {
    ...empty,
    ...{ title, kind, description, agenda, online, place, label, chatham, had: label },
    ...{ date, from, to, endDate, endsLater: endDate !== date },
    ...(recurrence ? fromRecurrence(recurrence) : {}),
  };
}

function fromRecurrence(recurrence: Recurrence): Partial<Form> {
  const { count, until } = recurrence;
  const ends = count
    ? ({ ends: 'count', count: String(count) } as const)
    : until
      ? ({ ends: 'until', until } as const)
      : {};
  const common = { repeat: recurrence.frequency, interval: String(recurrence.interval), ...ends };
  if (recurrence.frequency === 'weekly') return { ...common, weekdays: recurrence.weekdays };
  return { ...common, nth: String(recurrence.nth) as Nth };
}

/** A form that somebody fills while another person's change is saved: what was changed here stays, the rest is theirs. */
export function mergeForms({ mine, base, theirs }: { mine: Form; base: Form; theirs: Form }): Form {
  const isMine = (name: keyof Form) => JSON.stringify(mine[name]) !== JSON.stringify(base[name]);
  const names = Object.keys(base) as (keyof Form)[];
  return { ...theirs, ...Object.fromEntries(names.filter(isMine).map((name) => [name, mine[name]])) };
}

export function findErrors(form: Form): FormErrors {
  const errors: FormErrors = {};
  if (!form.title.trim()) errors.title = true;
  if (!form.date) errors.date = true;
  if (!form.from) errors.from = true;
  if (!form.to || (!form.endsLater && form.from && form.to <= form.from)) errors.to = true;
  if (form.endsLater && (!form.endDate || form.endDate <= form.date)) errors.endDate = true;
  if (form.repeat !== 'none' && form.ends === 'until' && (!form.until || form.until < form.date)) errors.until = true;
  if (relaxes(form) && !form.reason.trim()) errors.reason = true;
  return errors;
}

export const relaxes = ({ had, label }: Pick<Form, 'had' | 'label'>): boolean => had !== null && isStricter(had, label);

/** The content that both a new meeting and a change carry. */
export function toContent(form: Form) {
  const { title, kind, description, agenda, place, online, label, chatham, timeZone } = form;
  return {
    ...{ kind, description, agenda, online, label, chatham, timeZone },
    title: title.trim(),
    place: place.trim(),
    start: `${form.date}T${form.from}`,
    end: `${form.endsLater ? form.endDate : form.date}T${form.to}`,
    recurrence: toRecurrence(form),
  };
}

export function toNewMeeting(form: Form, clientId: string): NewMeeting {
  return { ...toContent(form), clientId, groupId: form.groupId || null, memberIds: form.memberIds };
}

function toRecurrence(form: Form): Recurrence | null {
  if (form.repeat === 'none') return null;
  const ends =
    form.ends === 'count'
      ? { count: wholeNumber(form.count, 500) }
      : form.ends === 'until'
        ? { until: form.until }
        : {};
  const first = weekdayOf(form.date);
  if (form.repeat === 'monthly') {
    const nth = Number(nthOf(form.date).includes(form.nth) ? form.nth : (nthOf(form.date)[0] ?? '-1')) as
      | 1
      | 2
      | 3
      | 4
      | -1;
    return { frequency: 'monthly', interval: wholeNumber(form.interval, 12), weekday: first, nth, ...ends };
  }
  const days = weekdays.filter((day) => day === first || form.weekdays.includes(day));
  return { frequency: 'weekly', interval: wholeNumber(form.interval, 52), weekdays: days, ...ends };
}

function wholeNumber(text: string, max: number): number {
  return Math.min(max, Math.max(1, Math.trunc(Number(text)) || 1));
}

/** The weekday of a day as RFC 5545 writes it. */
export function weekdayOf(day: string): Weekday {
  return weekdays[(new Date(day || 0).getUTCDay() + 6) % 7] ?? 'MO';
}

/** Which of its weekday in the month a day is: "the 4th", and "the last" where it is. */
export function nthOf(day: string): Nth[] {
  const date = new Date(day || 0);
  const inMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const nth = Math.ceil(date.getUTCDate() / 7);
  const isLast = date.getUTCDate() + 7 > inMonth;
  return [...(nth <= 4 ? [String(nth) as Nth] : []), ...(isLast ? (['-1'] as const) : [])];
}

/** The end that keeps the length when the start moves. */
export function shiftEnd({ from, to }: Pick<Form, 'from' | 'to'>, next: string): string {
  if (!from || !to || !next || to <= from) return to;
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const end = Math.min(minutes(next) + minutes(to) - minutes(from), 23 * 60 + 59);
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}
