import {
  ICalCalendar,
  ICalEventClass,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Meeting, MeetingException, Recurrence } from '../../shared/meetings/schema.ts';
import { toRecurrenceRule } from '../meetings/recurrence.ts';
import { type Content, contentOf, type FeedEntry, type FeedView } from './content.ts';
import { mendEvent } from './mend.ts';
import { parseComponent, serialiseComponent } from './serialise.ts';
import { isUtc } from './zone.ts';

/** Days that a cancelled meeting or occurrence stays visible as such, for programs that fetch rarely. */
export const cancelledDays = 14;

export type Fragment = { text: string; zone: string };

/** The VEVENTs of a meeting: the master, and one more for each moved or newly cancelled occurrence. */
export function buildFragment(entry: FeedEntry, view: FeedView, now: number): Fragment {
  const { meeting } = entry;
  const master = contentOf(entry, view);
  const overrides = meeting.exceptions.filter((exception) => exception.start || !isExpired(exception, now));
  const excluded = meeting.exceptions.filter((exception) => !exception.start && isExpired(exception, now));
  const events = [
    { data: masterData(meeting), content: master, excluded },
    ...overrides.map((exception) => ({
      data: overrideData(meeting, exception),
      content: contentOf(entry, view, meeting.online && exception.start ? exception.original : undefined),
      excluded: [],
    })),
  ];
  const text = events.map(({ data, content, excluded }) => {
    const common = { ...commonData(entry, view, content), ...data };
    const extras = {
      uid: meeting.uid,
      content,
      excluded: excluded.map(({ original }) => original),
      zone: meeting.timeZone,
      answer: entry.answer,
    };
    return serialiseComponent(mendEvent(generate(common), extras));
  });
  return { text: text.join(''), zone: meeting.timeZone };
}

/** True once a cancellation is old enough to leave the feed. */
export function isExpired({ changedAt }: Pick<MeetingException, 'changedAt'>, now: number): boolean {
  return Date.parse(changedAt) + cancelledDays * 86_400_000 <= now;
}

/**
 * One event by ical-generator in its safe mode: no zone on the calendar, an explicit one on the event, Temporal values.
 * Every other way of giving it times loses UTC or the zone.
 */
function generate(data: ICalEventData) {
  const calendar = new ICalCalendar();
  calendar.timezone({ name: null, generator: () => null });
  calendar.createEvent(data);
  const [event] = parseComponent(calendar.toString())[2];
  if (!event) throw new Error('ical-generator gave no event');
  return event;
}

function commonData({ meeting, answer }: FeedEntry, view: FeedView, content: Content): Partial<ICalEventData> {
  return {
    id: 'set-by-mendEvent',
    // ical-generator knows UTC by this one name only.
    timezone: isUtc(meeting.timeZone) ? 'UTC' : meeting.timeZone,
    stamp: instant(meeting.updatedAt),
    created: instant(meeting.createdAt),
    lastModified: instant(meeting.updatedAt),
    summary: content.summary,
    description: content.description,
    location: content.location || null,
    organizer: { name: content.organiser, email: view.organiserAddress },
    class: content.confidential ? ICalEventClass.PRIVATE : null,
    categories: content.category ? [{ name: content.category }] : [],
    transparency:
      answer === 'no' || meeting.cancelledAt ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  };
}

function masterData(meeting: Meeting): ICalEventData {
  return {
    start: wall(meeting.start),
    end: wall(meeting.end),
    sequence: meeting.sequence,
    status: meeting.cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    repeating: meeting.recurrence ? rule(meeting, meeting.recurrence) : null,
  };
}

function overrideData(meeting: Meeting, exception: MeetingException): ICalEventData {
  const length = wall(meeting.start).until(wall(meeting.end));
  const start = wall(exception.start ?? exception.original);
  const cancelled = meeting.cancelledAt || !exception.start;
  return {
    start,
    end: exception.end ? wall(exception.end) : start.add(length),
    recurrenceId: wall(exception.original),
    // An override with a lower SEQUENCE than its master is ignored (nextcloud/calendar #4727).
    sequence: Math.max(exception.sequence, meeting.sequence),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  };
}

function rule(meeting: Meeting, recurrence: Recurrence): string {
  return `RRULE:${toRecurrenceRule({ ...meeting, recurrence })}`;
}

const wall = (local: string) => Temporal.PlainDateTime.from(local);
const instant = (iso: string) => Temporal.Instant.from(iso);
