import type { TlpLabel } from '../../shared/labels.ts';
import type { Answer, MeetingKind, Recurrence } from '../../shared/meetings/schema.ts';

/** `day`: days from today, or `soon` for the meeting one can join right after the first start. */
export type SampleMeeting = {
  group?: string;
  members?: 'all' | string[];
  by: string;
  title: string;
  kind: MeetingKind;
  label: TlpLabel;
  day: number | 'soon';
  time: string;
  minutes: number;
  place?: string;
  online?: false;
  chatham?: true;
  description: string;
  agenda: string;
  recurrence?: Recurrence;
  answers: Partial<Record<Answer, string[]>>;
};

const monthly: Recurrence = { frequency: 'monthly', interval: 1, weekday: 'TH', nth: -1 };

export const sampleMeetings: SampleMeeting[] = [
  {
    group: 'edu',
    by: '03',
    title: 'Wideokonsultacja: zgłoszenie szkoły ponadpodstawowej',
    kind: 'consultation',
    label: 'TLP:AMBER',
    day: 'soon',
    time: '14:00',
    minutes: 90,
    description:
      'Szkoła w mieście do 50 tysięcy mieszkanek i mieszkańców prosi o scenariusz rady pedagogicznej. Omawiamy sytuację i działania dorosłych, nie osoby.',
    agenda:
      '1. Co wiemy, a czego nie sprawdzamy (10 min)\n2. Pierwsze dwa dni: kto, co, kiedy (25 min)\n3. Scenariusz rady na 60 minut (30 min)\n4. Kontakt z dzielnicowym i poradnią (15 min)\n5. Ustalenia i zadania (10 min)',
    answers: { yes: ['03', '05', '07', '11', '02', 'kd'], maybe: ['09'], no: ['18'] },
  },
  {
    members: 'all',
    by: 'kd',
    title: 'Comiesięczne konsultacje zespołu',
    kind: 'working',
    label: 'TLP:GREEN',
    day: -58,
    time: '17:00',
    minutes: 60,
    description:
      'Stały termin całego zespołu: ostatni czwartek miesiąca. Każda grupa mówi trzy zdania i prosi o jedną rzecz.',
    agenda:
      '1. Rundka grup (25 min)\n2. Nowe zgłoszenia potrzeb (15 min)\n3. Teksty w rundzie uwag (10 min)\n4. Sprawy różne (10 min)',
    recurrence: monthly,
    answers: { yes: ['kd', '03', '07', '10', '11', '13', '17'], maybe: ['05', '12'] },
  },
  {
    group: 'local',
    by: '11',
    title: 'Runda uwag: rekomendacje dla samorządów',
    kind: 'working',
    label: 'TLP:AMBER',
    day: 1,
    time: '10:00',
    minutes: 120,
    description:
      'Przechodzimy przez uwagi do rekomendacji rozdział po rozdziale. Prosimy o przeczytanie rozdziału drugiego.',
    agenda:
      '1. Uwagi do rozdziału o zwoływaniu (30 min)\n2. Uwagi do rozdziału o danych (40 min)\n3. Co przenosimy do załącznika (30 min)\n4. Termin zatwierdzenia (20 min)',
    answers: { yes: ['11', '10', '16', '17'], maybe: ['07'] },
  },
  {
    group: 'edu',
    by: '02',
    title: 'Warsztat: wczesne sygnały w klasie',
    kind: 'training',
    label: 'TLP:GREEN',
    day: 4,
    time: '13:00',
    minutes: 120,
    description: 'Warsztat dla zespołów wychowawczych: od obserwacji do rozmowy. Bez list podejrzanych zachowań.',
    agenda:
      '1. Obserwacja a ocena, ćwiczenie w parach (40 min)\n2. Pierwsza rozmowa (40 min)\n3. Kiedy i do kogo po wsparcie (25 min)\n4. Pytania (15 min)',
    answers: { yes: ['02', '03', '13'], maybe: ['01'] },
  },
  {
    group: 'police',
    by: '06',
    title: 'Szkolenie dla dzielnicowych – przygotowanie programu',
    kind: 'working',
    label: 'TLP:AMBER',
    day: 6,
    time: '09:00',
    minutes: 90,
    description: 'Trzy stacje, trzy osoby prowadzące, jeden arkusz obserwacji.',
    agenda: '1. Podział stacji (20 min)\n2. Pary zdań do poprawiania (40 min)\n3. Logistyka (30 min)',
    answers: { yes: ['06', '07', '18', '05'] },
  },
  {
    group: 'local',
    by: '10',
    title: 'Przegląd pilotażu lokalnego zespołu prewencji',
    kind: 'consultation',
    label: 'TLP:AMBER+STRICT',
    day: 8,
    time: '11:00',
    minutes: 90,
    chatham: true,
    description: 'Co się zmieniło po sześciu miesiącach. Obowiązuje reguła Chatham House.',
    agenda: '1. Trzy rzeczy, które działają (30 min)\n2. Dwie, które nie działają (30 min)\n3. Co zmieniamy (30 min)',
    answers: { yes: ['10', '11', '16'], maybe: ['03'] },
  },
  {
    group: 'net',
    by: '09',
    title: 'Seminarium: memy i kod językowy ekstremizmu',
    kind: 'conference',
    label: 'TLP:GREEN',
    day: 11,
    time: '12:00',
    minutes: 150,
    place: 'Lublin, sala seminaryjna wydziału, transmisja w pokoju online',
    description: 'Seminarium otwarte dla wszystkich członkiń i członków zespołu.',
    agenda: '1. Jak czytać mem (45 min)\n2. Słownik roboczy: dziesięć haseł (60 min)\n3. Dyskusja (45 min)',
    answers: { yes: ['09', '08', '12'], maybe: ['06', '01'] },
  },
  {
    members: 'all',
    by: 'kd',
    title: 'Posiedzenie plenarne zespołu',
    kind: 'conference',
    label: 'TLP:GREEN',
    day: 18,
    time: '10:00',
    minutes: 180,
    place: 'Warszawa, sala konferencyjna, i pokój online',
    description: 'Podsumowanie roku, plan na następny, wpis do katalogu dobrych praktyk.',
    agenda:
      '1. Otwarcie i kworum (10 min)\n2. Sprawozdania grup (60 min)\n3. Katalog dobrych praktyk (50 min)\n4. Plan szkoleń (40 min)\n5. Wolne wnioski (20 min)',
    answers: { yes: ['kd', '17', '03', '11', '09', '07'], maybe: ['14'], no: ['15'] },
  },
  {
    group: 'eval',
    by: '17',
    title: 'Głosowanie: wpis do katalogu dobrych praktyk',
    kind: 'working',
    label: 'TLP:GREEN',
    day: 5,
    time: '15:00',
    minutes: 45,
    description: 'Karta dobrej praktyki: mentoring rówieśniczy. Dwie recenzje są w dokumentach.',
    agenda: '1. Recenzje (15 min)\n2. Pytania (15 min)\n3. Głosowanie (15 min)',
    answers: { yes: ['17', '08', '13', 'kd'] },
  },
  {
    group: 'youth',
    by: '04',
    title: 'Dyżur konsultacyjny dla poradni',
    kind: 'consultation',
    label: 'TLP:AMBER',
    day: -20,
    time: '08:30',
    minutes: 45,
    description: 'Cotygodniowy dyżur: poradnie i szkoły pytają, odpowiadamy od ręki albo umawiamy konsultację.',
    agenda: '1. Pytania w kolejności zgłoszeń (35 min)\n2. Co zapisujemy jako wskazówkę (10 min)',
    recurrence: { frequency: 'weekly', interval: 1, weekdays: ['TU'] },
    answers: { yes: ['04', '05', '14'], maybe: ['03'] },
  },
  {
    group: 'edu',
    by: 'kd',
    title: 'Debriefing po konferencji europejskiej',
    kind: 'other',
    label: 'TLP:GREEN',
    day: -6,
    time: '12:00',
    minutes: 60,
    description: 'Trzy pomysły do przeniesienia, jeden do odradzenia. Notatka trafia do grup.',
    agenda: '1. Co zobaczyliśmy (30 min)\n2. Co z tego u nas (30 min)',
    answers: { yes: ['kd', '02', '03', '09'], no: ['07'] },
  },
  {
    group: 'police',
    by: '07',
    title: 'Karta kontaktu szkoła–komenda: uzgodnienia',
    kind: 'working',
    label: 'TLP:GREEN',
    day: -9,
    time: '14:00',
    minutes: 60,
    description: 'Druga wersja karty, wiersz „po godzinach”.',
    agenda: '1. Wiersze i numery (30 min)\n2. Pilotaż w dwóch szkołach (30 min)',
    answers: { yes: ['07', '06', '11'] },
  },
  {
    group: 'health',
    by: '14',
    title: 'Ścieżki pomocy w trzech województwach',
    kind: 'working',
    label: 'TLP:GREEN',
    day: -13,
    time: '16:00',
    minutes: 75,
    description: 'Zestawienie numerów, godzin i czasu oczekiwania.',
    agenda: '1. Zestawienie (40 min)\n2. Jedna strona dla szkół (35 min)',
    answers: { yes: ['14', '15', '04'], maybe: ['17'] },
  },
];
