import { contactCard } from '../files.ts';
import type { SampleThread } from '../thread.ts';

export const netAndPolice: SampleThread[] = [
  {
    group: 'net',
    title: 'Memy i kod językowy: słownik roboczy',
    label: 'TLP:GREEN',
    messages: [
      {
        by: '09',
        ago: [7, '10:10'],
        body: 'Zakładam słownik roboczy. Każde hasło ma trzy części: co znaczy dosłownie, kto używa w jakim znaczeniu, czego z użycia nie wolno wnioskować.',
      },
      {
        by: '08',
        ago: [7, '12:00'],
        body: 'Trzecia część jest najważniejsza. Samo użycie zwrotu nie mówi nic o osobie.',
        reactions: { agree: ['09', '12', '03'] },
      },
      {
        by: '12',
        ago: [6, '18:40'],
        body: 'Z gier: wiele zwrotów to po prostu żargon drużyny. Dopisałem sześć haseł z przykładami, które graczki i gracze uznają za niewinne.',
      },
      {
        by: '06',
        ago: [3, '09:30'],
        body: 'Na szkolenie wzięłabym najwyżej dziesięć haseł. Reszta do wglądu, z datą przeglądu przy każdym.',
      },
      {
        by: '09',
        ago: [1, '11:40'],
        body: 'Dopisałam siedem haseł i przykłady, które można pokazać na szkoleniu. Data przeglądu: co sześć miesięcy.',
        reactions: { thanks: ['06', '08'] },
      },
    ],
  },
  {
    group: 'net',
    title: 'Moderacja na szkolnym serwerze: co radzić opiekunkom i opiekunom',
    label: 'TLP:GREEN',
    messages: [
      {
        by: '01',
        ago: [4, '08:15'],
        body: 'Samorząd uczniowski prowadzi serwer, dorośli wchodzą tam rzadko. Pytają, czy powinni czytać wszystko.',
      },
      {
        by: '12',
        ago: [4, '09:00'],
        body: 'Nie czytać wszystkiego, tylko umówić zasady i być osiągalnym. Serwer bez jasnych zasad przejmuje najgłośniejszy.',
        reactions: { agree: ['01', '03', '09'] },
      },
      {
        by: '03',
        ago: [4, '10:25'],
        body: 'Mamy wzór zasad z jednej szkoły, napisany przez uczennice i uczniów. Za zgodą szkoły wkleję wersję bez nazw.',
      },
      {
        by: '08',
        ago: [2, '14:00'],
        body: 'Warto dodać, co zrobić, gdy ktoś zaprasza na inny, zamknięty serwer. To moment, w którym rozmowa prywatna pomaga najbardziej.',
      },
    ],
  },
  {
    group: 'police',
    title: 'Szkolenie dzielnicowych: wczesne sygnały i pierwsza rozmowa',
    label: 'TLP:AMBER',
    messages: [
      {
        by: '07',
        ago: [8, '09:00'],
        body: 'Komenda powiatowa prosi o pół dnia szkolenia. Uczestniczki i uczestnicy chcą ćwiczeń, nie wykładu.',
      },
      {
        by: '18',
        ago: [8, '11:30'],
        body: 'Proponuję trzy stacje po 40 minut: rozmowa z rodzicem, rozmowa z nauczycielką, notatka bez etykiet.',
        reactions: { agree: ['07', '06', '05'] },
      },
      {
        by: '05',
        ago: [7, '13:10'],
        body: 'Notatka bez etykiet to dobry pomysł. „Powiedział, że…” zamiast „jest zradykalizowany”. Przygotuję pary zdań do poprawiania.',
        reactions: { onit: ['05'], thanks: ['18'] },
      },
      {
        by: '06',
        ago: [2, '10:00'],
        body: 'Termin z komendą: połowa grudnia. Potrzebne dwie osoby prowadzące i jedna do obserwacji.',
      },
      {
        by: '11',
        ago: [2, '12:20'],
        on: 3,
        body: 'Mogę poprowadzić stację „nauczycielka”. Szkoła chętnie użyczy sali.',
      },
    ],
  },
  {
    group: 'police',
    title: 'Karta kontaktu szkoła–komenda: jedna strona',
    label: 'TLP:CLEAR',
    messages: [
      {
        by: '06',
        ago: [14, '08:50'],
        body: 'Karta ma się zmieścić na jednej stronie: kto, kiedy, jaki numer, co mówimy, czego nie mówimy. Do powieszenia w pokoju nauczycielskim.',
      },
      {
        by: '11',
        ago: [13, '09:40'],
        body: 'Dodałabym wiersz „po godzinach”. To najczęstsze pytanie ze szkół.',
        reactions: { agree: ['06', '07', '18'] },
      },
      {
        by: '07',
        ago: [3, '16:10'],
        body: 'Wersja trzecia gotowa. Jeśli nikt nie zgłosi uwag do poniedziałku, idzie do konsultacji z komendą wojewódzką.',
        files: [contactCard],
        reactions: { agree: ['06', 'kd'] },
      },
    ],
  },
];
