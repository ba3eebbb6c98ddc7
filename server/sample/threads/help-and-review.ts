import type { SampleThread } from '../thread.ts';

export const helpAndReview: SampleThread[] = [
  {
    group: 'youth',
    title: 'Poradnik rozmowy z rodzicem: uwagi psycholożek i psychologów',
    label: 'TLP:AMBER',
    messages: [
      {
        by: '03',
        ago: [6, '08:40'],
        body: 'Wersja robocza jest w dokumentach. Proszę o uwagi do rozdziału o pierwszym zdaniu rozmowy.',
      },
      {
        by: '04',
        ago: [5, '11:15'],
        body: 'Pierwsze zdanie jest za długie. Rodzic słyszy „problem” i przestaje słuchać. Może: „Chcę zapytać, co u Państwa słychać, bo martwimy się o atmosferę w klasie”.',
        reactions: { agree: ['03', '13', '02'] },
      },
      { by: '05', ago: [4, '09:20'], body: 'Proponuję zacząć od pytania o dom, a nie o szkołę.' },
      {
        by: '14',
        ago: [3, '16:30'],
        body: 'Dodajmy ramkę: kiedy to nie jest rozmowa o poglądach, tylko o zdrowiu. Z numerami telefonów i z godzinami.',
        reactions: { agree: ['04', '05'], onit: ['14'] },
      },
      {
        by: '13',
        ago: [1, '17:50'],
        body: 'Sprawdziłam z trzema rodzinami: wolą krótki list przed rozmową niż telefon z zaskoczenia.',
      },
    ],
  },
  {
    group: 'health',
    title: 'Kiedy poradnia, kiedy centrum zdrowia psychicznego',
    label: 'TLP:GREEN',
    messages: [
      {
        by: '14',
        ago: [10, '10:00'],
        body: 'Szkoły pytają o jedną stronę: gdzie zadzwonić najpierw. Zbieram ścieżki dla trzech województw.',
      },
      {
        by: '15',
        ago: [9, '12:45'],
        body: 'Ważne, żeby było napisane, co się stanie po telefonie i ile się czeka. Brak tej informacji zniechęca bardziej niż kolejka.',
        reactions: { agree: ['14', '04', 'kd'] },
      },
      {
        by: '17',
        ago: [7, '09:30'],
        body: 'Mam zestawienie z przeglądu badań: obecność kryzysu psychicznego nie jest wskaźnikiem radykalizacji. Warto to zdanie mieć na górze strony.',
        reactions: { thanks: ['14', '15', '05'] },
      },
    ],
  },
  {
    group: 'exit',
    title: 'Standard pierwszego spotkania w programie wyjścia',
    label: 'TLP:AMBER+STRICT',
    messages: [
      {
        by: '05',
        ago: [12, '09:00'],
        body: 'Zbieramy minimum: miejsce neutralne, jedna osoba prowadząca, jasne zasady, czego nie zapisujemy. Mówimy o standardzie, nie o osobach.',
      },
      {
        by: '13',
        ago: [11, '10:20'],
        body: 'Z praktyki organizacji: zaproszenie działa lepiej przez kogoś zaufanego niż przez instytucję.',
      },
      {
        by: '08',
        ago: [10, '15:00'],
        body: 'Trzy programy europejskie mają podobny próg wejścia: zero warunków na pierwszym spotkaniu. Dołączę porównanie do notatki.',
        reactions: { agree: ['05', '04'] },
      },
      {
        by: '04',
        ago: [2, '13:35'],
        body: 'Brakuje nam punktu o bezpieczeństwie osoby prowadzącej. Superwizja i zasada dwóch osób w budynku.',
        reactions: { agree: ['05', '14', '16'] },
      },
    ],
  },
  {
    group: 'eval',
    title: 'Kryteria wpisu do katalogu: ile dowodów wystarczy',
    label: 'TLP:GREEN',
    messages: [
      {
        by: '17',
        ago: [13, '10:30'],
        body: 'Propozycja: opis zmiany, jedno źródło danych przed i po, jedna rozmowa z osobą, która korzystała. Bez tego wpis jest pomysłem, nie praktyką.',
      },
      {
        by: '10',
        ago: [12, '12:10'],
        body: 'Małe gminy nie zbiorą danych „po”. Dopuśćmy status „pilotaż” z datą powrotu.',
        reactions: { agree: ['13', '03', 'kd'] },
      },
      {
        by: '08',
        ago: [12, '14:00'],
        body: 'Zgoda na pilotaż, pod warunkiem że data powrotu jest wpisana od razu i wraca sama do porządku obrad.',
      },
      {
        by: 'kd',
        ago: [6, '09:00'],
        body: 'Zbieram to w jedną tabelę na posiedzenie plenarne. Prośba o recenzje mentoringu rówieśniczego do końca tygodnia.',
        reactions: { onit: ['03', '13'] },
      },
      {
        by: '13',
        ago: [1, '10:05'],
        body: 'Recenzja wysłana. Największa siła: rówieśniczki i rówieśnicy mają dyżur, a nie misję.',
      },
    ],
  },
];
