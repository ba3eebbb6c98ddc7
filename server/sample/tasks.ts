import type { GroupLabel } from '../../shared/labels.ts';
import type { TaskState } from '../../shared/tasks/schema.ts';

export type SampleTask = {
  group: string;
  by: string;
  owners: string[];
  title: string;
  note?: string;
  /** Days from today. */
  due?: number;
  label?: GroupLabel;
  state?: TaskState;
  comments?: [by: string, words: string][];
};

export const sampleTasks: SampleTask[] = [
  {
    group: 'edu',
    by: 'kd',
    owners: ['03'],
    title: 'Poprawić scenariusz rady pedagogicznej po uwagach szkół',
    note: 'Skrócić część o symbolach, dodać dwa pytania do rozmowy w parach. Wersja do druku na jednej kartce.',
    due: 4,
    state: 'doing',
    comments: [
      ['02', 'Uwagi z dwóch szkół są w wątku o scenariuszu, zebrałam je w jednej wiadomości.'],
      ['03', 'Pracuję na nich, do piątku będzie całość.'],
    ],
  },
  {
    group: 'edu',
    by: '03',
    owners: ['kd', '02'],
    title: 'Zapytać ośrodki doskonalenia o terminy szkoleń w drugim półroczu',
    due: -2,
  },
  { group: 'edu', by: '02', owners: ['07'], title: 'Sprawdzić odnośniki w materiałach dla wychowawców', due: 12 },
  {
    group: 'edu',
    by: '03',
    owners: ['05'],
    title: 'Dodać do poradnika stronę o tym, jak nie stygmatyzować klasy',
    state: 'done',
    due: -6,
  },
  {
    group: 'local',
    by: '11',
    owners: ['10', '12'],
    title: 'Opisać, jak trzy gminy powołały lokalny zespół wczesnej prewencji',
    note: 'Skład, częstotliwość spotkań, co się udało i co nie. Bez danych osób.',
    due: 9,
  },
  { group: 'local', by: 'kd', owners: ['kd'], title: 'Przygotować wzór zaproszenia dla sekretarzy gmin', due: 3 },
  {
    group: 'exit',
    by: '05',
    owners: ['13'],
    title: 'Zebrać pytania rodzin o programy wyjścia',
    label: 'TLP:AMBER+STRICT',
    due: 6,
  },
  { group: 'exit', by: '13', owners: [], title: 'Przełożyć streszczenie raportu z konferencji europejskiej' },
];
