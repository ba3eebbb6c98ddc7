import type { SampleDraft } from '../draft.ts';

export const agreement: SampleDraft = {
  group: 'local',
  by: '16',
  title: 'Wzór porozumienia o współpracy międzysektorowej',
  kind: 'model',
  level: 'local',
  label: 'TLP:GREEN',
  days: 8,
  blocks: [
    { heading: 1, text: 'Wzór porozumienia o współpracy międzysektorowej' },
    {
      paragraph:
        'Zawierane pomiędzy gminą, szkołami, komendą Policji, ośrodkiem pomocy społecznej oraz organizacjami społecznymi, zwanymi dalej Stronami. Wzór ma cztery strony; można go skrócić, nie należy go wydłużać.',
    },
    { heading: 2, text: '§ 1. Cel' },
    {
      paragraph:
        'Strony współpracują w zakresie wczesnej prewencji radykalizacji prowadzącej do przemocowego ekstremizmu. Współpraca polega na konsultacjach, szkoleniach i wspólnym opracowywaniu materiałów.',
    },
    { heading: 2, text: '§ 2. Zasady' },
    {
      list: [
        'Strony zachowują swoje zadania i odpowiedzialność wynikającą z ustaw.',
        'Konsultacja dotyczy sytuacji, a nie osoby. Strony nie tworzą wspólnego zbioru danych osobowych.',
        'Strona, która widzi zagrożenie życia lub zdrowia, działa samodzielnie i natychmiast.',
        'Materiały wspólne oznacza się etykietą TLP; etykietę łagodzi wyłącznie autorka lub autor.',
      ],
      ordered: true,
    },
    { heading: 2, text: '§ 3. Osoby do kontaktu' },
    {
      paragraph:
        'Każda Strona wskazuje jedną osobę do kontaktu i jedną osobę zastępującą. Lista obejmuje funkcję, numer służbowy i godziny; jest aktualizowana co pół roku.',
    },
    {
      table: [
        ['Gmina', 'sekretarz gminy', 'pon.–pt. 8:00–16:00'],
        ['Policja', 'dzielnicowa lub dzielnicowy', 'całą dobę przez oficera dyżurnego'],
        ['Szkoły', 'pedagożka lub pedagog', 'pon.–pt. 8:00–15:00'],
        ['Pomoc społeczna', 'kierowniczka ośrodka', 'pon.–pt. 7:30–15:30'],
      ],
      head: ['Strona', 'Funkcja', 'Dostępność'],
    },
    { heading: 2, text: '§ 4. Spotkania' },
    {
      paragraph:
        'Strony spotykają się nie rzadziej niż raz na kwartał, na zaproszenie gminy, wysłane z porządkiem obrad na 14 dni przed terminem. W sprawach pilnych termin może być skrócony do 4 dni. Spotkanie może odbyć się zdalnie.',
    },
    { heading: 2, text: '§ 5. Protokół' },
    {
      paragraph: [
        'Protokół zawiera ustalenia i zadania. ',
        { text: 'Nie zawiera informacji pozwalających ustalić tożsamość osób, których dotyczyła rozmowa.', bold: true },
      ],
    },
    { heading: 2, text: '§ 6. Zdanie odrębne' },
    {
      paragraph:
        'Strona, która nie zgadza się z ustaleniem, może w ciągu siedmiu dni złożyć zdanie odrębne, które dołącza się do protokołu.',
    },
    { heading: 2, text: '§ 7. Czas trwania' },
    {
      paragraph:
        'Porozumienie zawiera się na dwa lata, z przeglądem po sześciu miesiącach. Każda Strona może je wypowiedzieć z zachowaniem miesięcznego terminu.',
    },
  ],
};
