import type { TlpLabel } from '../../shared/labels.ts';
import type { Answer, Meeting } from '../../shared/meetings/schema.ts';
import { cleanText } from './serialise.ts';
import { feedTexts } from './texts.ts';

/** Whose eyes a feed is for, and where the hub is. */
export type FeedView = { locale: 'pl' | 'en'; publicUrl: string; organiserAddress: string };
export type FeedEntry = { meeting: Meeting; groupName: string | null; answer: Answer | null };

/** What a calendar program shows of a meeting; for RED and AMBER+STRICT nothing but its time (TLP 2.0, domain rules). */
export type Content = {
  summary: string;
  description: string;
  location: string;
  url: string;
  conference: string | null;
  category: string | null;
  organiser: string;
  confidential: boolean;
};

const withheld: readonly TlpLabel[] = ['TLP:RED', 'TLP:AMBER+STRICT'];

export const isRedacted = (label: TlpLabel): boolean => withheld.includes(label);

/** `original` names the occurrence of a series that the join link is for. */
export function contentOf(entry: FeedEntry, view: FeedView, original?: string): Content {
  const { meeting } = entry;
  const texts = feedTexts[view.locale];
  const page = `${view.publicUrl}/spotkania/${meeting.id}`;
  const confidential = meeting.label !== 'TLP:GREEN' && meeting.label !== 'TLP:CLEAR';
  const organiser = 'Konsylium';
  if (isRedacted(meeting.label)) {
    const none = { location: '', conference: null, category: null };
    return { ...none, summary: texts.redacted, description: page, url: page, organiser, confidential };
  }
  const join = meeting.online ? `${page}/pokoj${original ? `?termin=${original}` : ''}` : null;
  return {
    summary: cleanText(meeting.cancelledAt ? `${texts.cancelled}: ${meeting.title}` : meeting.title),
    description: describe(meeting, view, join, page),
    location: cleanText(meeting.place) || (join ?? ''),
    url: join ?? page,
    conference: join,
    category: texts.kinds[meeting.kind],
    organiser: cleanText(entry.groupName ?? organiser),
    confidential,
  };
}

/** The join link stands first: it is the one place that every program shows. */
function describe(meeting: Meeting, { locale }: FeedView, join: string | null, page: string): string {
  const texts = feedTexts[locale];
  const label = meeting.chatham ? `${meeting.label} · ${texts.chatham}` : meeting.label;
  const parts = [
    join ? `${texts.join}: ${join}` : '',
    meeting.description.trim(),
    meeting.agenda.trim() ? `${texts.agenda}:\n${meeting.agenda.trim()}` : '',
    `${label}\n${texts.page}: ${page}`,
  ];
  return cleanText(parts.filter(Boolean).join('\n\n'));
}
