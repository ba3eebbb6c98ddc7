import type { Meeting } from '../../shared/meetings/schema.ts';

/** A meeting as the API gives it, for tests of what is made of one. */
export function sampleMeeting(more: Partial<Meeting> = {}): Meeting {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    uid: '22222222-2222-4222-8222-222222222222',
    groupId: '33333333-3333-4333-8333-333333333333',
    organiserId: '44444444-4444-4444-8444-444444444444',
    title: 'Wideokonsultacja: zgłoszenie szkoły ponadpodstawowej',
    kind: 'consultation',
    description: 'Rozmawiamy o sytuacji, bez danych osób.',
    agenda: '1. Otwarcie\n2. Pierwsze 48 godzin; kto, co, kiedy',
    label: 'TLP:AMBER',
    chatham: true,
    place: '',
    online: true,
    start: '2026-11-26T14:00',
    end: '2026-11-26T15:30',
    timeZone: 'Europe/Warsaw',
    recurrence: null,
    exceptions: [],
    startsAt: '2026-11-26T13:00:00.000Z',
    endsAt: '2026-11-26T14:30:00.000Z',
    revision: 1,
    sequence: 0,
    createdAt: '2026-11-10T08:00:00.000Z',
    updatedAt: '2026-11-12T09:30:00.000Z',
    cancelledAt: null,
    ...more,
  };
}
