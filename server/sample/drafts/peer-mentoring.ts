import type { SampleDraft } from '../draft.ts';

export const peerMentoring: SampleDraft = {
  group: 'eval',
  by: '13',
  title: 'Karta dobrej praktyki: mentoring rówieśniczy',
  kind: 'practice_card',
  level: 'local',
  label: 'TLP:GREEN',
  days: 5,
  blocks: [
    { heading: 1, text: 'Karta dobrej praktyki: mentoring rówieśniczy' },
    {
      paragraph:
        'Starsze uczennice i starsi uczniowie pełnią raz w tygodniu dyżur, na który można przyjść porozmawiać. Nie prowadzą terapii, nie przekonują do poglądów. Są obok.',
    },
    { heading: 2, text: 'Skąd się wzięła' },
    {
      paragraph:
        'Praktyka ma źródło w programach europejskich. W Polsce dostosowały ją dwie szkoły ponadpodstawowe i stowarzyszenie lokalne. Zmieniono nazwę („dyżur” zamiast „mentoring”), skrócono szkolenie z pięciu dni do dwóch popołudni i dodano superwizję psycholożki co trzy tygodnie.',
    },
    { heading: 2, text: 'Na czym polega' },
    {
      list: [
        'Nabór: osiem osób, w tym co najmniej dwie, które same kiedyś szukały swojego miejsca.',
        'Szkolenie: słuchanie, granice, kiedy i komu przekazać rozmowę dalej.',
        'Dyżur: stałe miejsce i czas, herbata, dwie osoby naraz.',
        'Superwizja: grupowo, co trzy tygodnie, bez nazwisk.',
      ],
      ordered: true,
    },
    { heading: 2, text: 'Ile to kosztuje' },
    {
      table: [
        ['Szkolenie, dwa popołudnia', 'prowadzi poradnia, bez opłat'],
        ['Superwizja, 12 godzin w roku', '2 400 zł'],
        ['Herbata i materiały', '600 zł'],
        ['Czas opiekunki lub opiekuna', 'jedna godzina w tygodniu'],
      ],
      head: ['Pozycja', 'Koszt roczny'],
    },
    { heading: 2, text: 'Co wiemy o skutkach' },
    {
      paragraph: [
        'W pierwszym roku na dyżur przychodziło od czterech do jedenastu osób tygodniowo. W ankiecie klimatu szkoły odsetek odpowiedzi „mam z kim porozmawiać” wzrósł o 9 punktów procentowych. ',
        { text: 'To jedna szkoła i jedna ankieta', italic: true },
        '; praktyka ma status pilotażu z datą powrotu za dziesięć miesięcy.',
      ],
    },
    { heading: 2, text: 'Ryzyka' },
    {
      list: [
        'Dyżurujący biorą na siebie za dużo. Odpowiedź: zasada dwóch osób i superwizja.',
        'Dyżur staje się miejscem skarg na szkołę. Odpowiedź: dyrekcja dostaje raz w semestrze zbiorczą informację, bez cytatów.',
        'Rodzice pytają, kto był. Odpowiedź: nie prowadzi się listy.',
      ],
    },
    { quote: ['Największa siła tej praktyki: rówieśniczki i rówieśnicy mają dyżur, a nie misję.'] },
    { heading: 2, text: 'Kontakt' },
    {
      paragraph:
        'Pytania przyjmuje grupa „Ewaluacja dobrych praktyk”. Prosimy o informację, jeżeli praktyka zostanie użyta, także w zmienionej postaci.',
    },
  ],
};
