import type { MeetingKind } from '../../shared/meetings/schema.ts';

type Texts = {
  redacted: string;
  cancelled: string;
  join: string;
  page: string;
  agenda: string;
  chatham: string;
  mine: string;
  about: string;
  kinds: Record<MeetingKind, string>;
};

/** What a feed says by itself, in the language of its owner. */
export const feedTexts: Record<'pl' | 'en', Texts> = {
  pl: {
    redacted: 'Spotkanie – szczegóły po zalogowaniu',
    cancelled: 'Odwołane',
    join: 'Dołącz',
    page: 'Strona spotkania',
    agenda: 'Porządek obrad',
    chatham: 'Reguła Chatham House',
    mine: 'Moje spotkania',
    about: 'Spotkania z Konsylium. Zmiany przychodzą same.',
    kinds: {
      consultation: 'Wideokonsultacja',
      working: 'Spotkanie robocze',
      training: 'Szkolenie',
      conference: 'Konferencja',
      other: 'Inne',
    },
  },
  en: {
    redacted: 'Meeting – details after signing in',
    cancelled: 'Cancelled',
    join: 'Join',
    page: 'Page of the meeting',
    agenda: 'Agenda',
    chatham: 'Chatham House Rule',
    mine: 'My meetings',
    about: 'Meetings from Konsylium. Changes arrive by themselves.',
    kinds: {
      consultation: 'Video consultation',
      working: 'Working meeting',
      training: 'Training',
      conference: 'Conference',
      other: 'Other',
    },
  },
};
