import { pilotTimes } from '../files.ts';
import type { SampleThread } from '../thread.ts';

export const schoolsAndTowns: SampleThread[] = [
  {
    group: 'edu',
    title: 'Scenariusz rady pedagogicznej: symbole nienawiści na terenie szkoły',
    label: 'TLP:AMBER',
    messages: [
      {
        by: '03',
        ago: [3, '09:14'],
        body: 'Szkoła prosi o scenariusz rady na 60 minut. Na ogrodzeniu i w szatni pojawiły się symbole, których część kadry nie rozpoznaje. Nie potrzebujemy wiedzieć, kto je namalował; potrzebujemy wiedzieć, co dorośli robią w pierwszych dwóch dniach.\n\nPierwsza wersja jest w dokumentach grupy.',
        reactions: { agree: ['05', '07', '11', 'kd'], thanks: ['01', '02'] },
      },
      {
        by: '07',
        ago: [3, '11:02'],
        body: 'Dodałbym jeden slajd o tym, kiedy dzwonić do dzielnicowego, a kiedy wystarczy rozmowa. W praktyce szkoły czekają za długo albo wzywają od razu patrol.',
      },
      { by: '07', ago: [3, '11:05'], body: 'Czy szkoła wie, do kogo dzwonić po godzinie szesnastej?' },
      {
        by: '05',
        ago: [3, '12:37'],
        on: 1,
        body: 'To dobre miejsce na tabelę: sygnał, pierwsza osoba, czas reakcji. Bez ocen i bez etykiet. Mogę ją przygotować do piątku.',
        reactions: { onit: ['05'], agree: ['03'] },
      },
      {
        by: '02',
        ago: [2, '08:48'],
        body: 'Z doświadczenia szkoleń: zacznijmy od ćwiczenia w parach „co widzę, co o tym myślę, co sprawdzam”. Nauczycielki i nauczyciele szybko odróżniają wtedy fakt od domysłu.',
      },
      {
        by: '09',
        ago: [2, '10:20'],
        body: 'Symbole zmieniają znaczenie. Proponuję nie drukować katalogu, tylko pokazać trzy przykłady i zasadę: nie wiem, więc pytam. Katalog starzeje się w pół roku i bywa instrukcją.',
        reactions: { agree: ['03', '02'] },
      },
      {
        by: '11',
        ago: [1, '13:12'],
        body: 'Gmina udostępni salę i opłaci mediatorkę, jeśli termin będzie przed feriami.',
        reactions: { thanks: ['03', 'kd'] },
      },
      {
        by: '01',
        ago: [1, '15:30'],
        body: 'U nas zadziałało, że dyrekcja najpierw usunęła napisy, a dopiero potem rozmawiała z klasami. Odwrotna kolejność daje scenę tym, którzy na nią czekają.',
      },
    ],
  },
  {
    group: 'edu',
    title: 'Godzina wychowawcza o memach: co zostawiamy, co skracamy',
    label: 'TLP:GREEN',
    messages: [
      {
        by: '02',
        ago: [6, '10:00'],
        body: 'Po pilotażu w trzech szkołach: 45 minut to za mało na cztery ćwiczenia. Zostawiłabym „mem bez podpisu” i „kto to zrobił i po co”.',
      },
      {
        by: '02',
        ago: [6, '10:04'],
        body: 'Czasy z zajęć, dla porównania ze scenariuszem:',
        files: [pilotTimes],
      },
      {
        by: '09',
        ago: [6, '12:15'],
        body: 'Zgoda. „Mem bez podpisu” najlepiej pokazuje, że znaczenie dopisuje grupa. Wyrzuciłabym quiz, bo uczy zgadywania, nie myślenia.',
        reactions: { agree: ['02', '03', '01'] },
      },
      {
        by: '13',
        ago: [5, '09:05'],
        body: 'Wolontariuszki i wolontariusze proszą o wersję dla świetlicy, bez rzutnika. Wystarczą kartki.',
      },
      {
        by: '03',
        ago: [4, '14:40'],
        on: 3,
        body: 'Dopiszę wariant „bez prądu”. Prośba: dwie osoby do przeczytania do środy.',
        reactions: { onit: ['13', '01'] },
      },
    ],
  },
  {
    group: 'local',
    title: 'Plan komunikacji dla gminy wiejskiej',
    label: 'TLP:GREEN',
    messages: [
      {
        by: '11',
        ago: [5, '08:30'],
        body: 'Zgłoszenie z gminy wiejskiej: napięcia wokół plotek, zanim cokolwiek się wydarzyło. Potrzebny plan komunikacji na dwa tygodnie, do zrobienia siłami urzędu.',
      },
      {
        by: '10',
        ago: [5, '09:10'],
        body: 'Najpierw lista osób, którym ludzie wierzą: sołtyski i sołtysi, ksiądz, dyrektorka szkoły, strażacy. Dopiero potem tekst.',
        reactions: { agree: ['11', '12', 'kd'] },
      },
      {
        by: '12',
        ago: [4, '16:05'],
        body: 'Najpierw rozmowa z sołtyskami i sołtysami, dopiero potem komunikat. Komunikat bez rozmowy stanie się kolejną plotką.',
      },
      {
        by: '17',
        ago: [4, '17:20'],
        body: 'W przeglądzie badań wraca jedno: sprostowanie działa, gdy zaczyna się od prawdy, a nie od plotki. Nie powtarzać fałszywego zdania w nagłówku.',
        reactions: { thanks: ['11', '10'] },
      },
      {
        by: '11',
        ago: [1, '11:45'],
        body: 'Mamy szkic: jedna strona, trzy zdania, numer telefonu do osoby w urzędzie. Wrzucam do dokumentów grupy, proszę o uwagi do piątku.',
      },
      {
        by: '07',
        ago: [1, '12:30'],
        on: 4,
        body: 'Dopiszcie, że dzielnicowy będzie na zebraniu. Ludzie częściej pytają twarzą w twarz.',
      },
    ],
  },
  {
    group: 'local',
    title: 'Kto powinien zwoływać lokalny zespół?',
    label: 'TLP:AMBER',
    messages: [
      {
        by: '10',
        ago: [9, '09:00'],
        body: 'W pilotażu zwołuje wiceprezydentka. Pytanie do gmin bez takiego stanowiska: sekretarz, kierowniczka ośrodka pomocy czy dyrektorka szkoły?',
      },
      {
        by: '16',
        ago: [9, '10:30'],
        body: 'Ta osoba, która może zdecydować o czasie innych. Bez tego spotkania odwołują się same.',
        reactions: { agree: ['11', '10', '07'] },
      },
      { by: '03', ago: [8, '13:15'], body: 'Szkoła nie powinna zwoływać, bo wtedy wszystko staje się sprawą szkoły.' },
      {
        by: '11',
        ago: [7, '15:00'],
        on: 1,
        body: 'Proponuję zapis: zwołuje wójt, burmistrz lub prezydent albo osoba przez nich wskazana na piśmie. Do rekomendacji, rozdział drugi.',
        reactions: { agree: ['10', '16', '17', 'kd'] },
      },
    ],
  },
];
