import type { SampleDraft } from '../draft.ts';

export const schoolProcedure: SampleDraft = {
  group: 'edu',
  by: '03',
  title: 'Procedura szkolna: reagowanie na treści ekstremistyczne',
  kind: 'model',
  level: 'national',
  label: 'TLP:AMBER',
  days: 3,
  blocks: [
    { heading: 1, text: 'Procedura szkolna: reagowanie na treści ekstremistyczne' },
    {
      paragraph:
        'Procedura mówi, co robią dorośli w szkole, gdy na jej terenie lub w jej kanałach pojawiają się symbole, hasła albo nagrania wzywające do nienawiści lub przemocy. Jest krótka, bo ma być używana.',
    },
    { heading: 2, text: 'Zasady' },
    {
      list: [
        [
          { text: 'Najpierw bezpieczeństwo, potem wyjaśnianie.', bold: true },
          ' Jeśli ktoś jest zagrożony, dzwonimy pod 112.',
        ],
        [{ text: 'Oddzielamy czyn od osoby.', bold: true }, ' Opisujemy, co się stało; nie przypisujemy przekonań.'],
        [{ text: 'Nie robimy sceny.', bold: true }, ' Usuwamy treść, zanim o niej rozmawiamy.'],
        [{ text: 'Nikt nie zostaje sam.', bold: true }, ' Ani osoba dotknięta, ani osoba, która to zrobiła.'],
      ],
    },
    { heading: 2, text: 'Pierwsza godzina' },
    {
      list: [
        'Osoba, która zauważyła, zawiadamia dyrekcję albo dyżurującego nauczyciela lub nauczycielkę.',
        'Dyrekcja dokumentuje treść jednym zdjęciem bez osób i poleca ją usunąć.',
        'Pedagożka, pedagog, psycholożka lub psycholog sprawdza, kogo treść dotknęła, i rozmawia z tą osobą.',
        'Jeżeli treść zawiera groźbę, dyrekcja dzwoni do dzielnicowej lub dzielnicowego; po godzinach na numer z karty kontaktu.',
      ],
      ordered: true,
    },
    { heading: 2, text: 'Dwa pierwsze dni' },
    {
      table: [
        ['Rozmowa z klasą', 'wychowawczyni lub wychowawca', 'do końca następnego dnia'],
        ['Rozmowa z rodzicami', 'pedagożka lub pedagog', 'w ciągu dwóch dni'],
        ['Krótka informacja dla kadry', 'dyrekcja', 'tego samego dnia'],
        ['Konsultacja z poradnią', 'psycholożka lub psycholog', 'w ciągu dwóch dni'],
      ],
      head: ['Co', 'Kto', 'Kiedy'],
    },
    { heading: 2, text: 'Rozmowa z klasą' },
    {
      paragraph: [
        'Zaczynamy od tego, co wszyscy widzieli. Nie pytamy „kto to zrobił”, lecz ',
        { text: 'komu mogło być z tym źle i co zrobimy, żeby było lepiej', italic: true },
        '. Jeśli pada pytanie o znaczenie symbolu, odpowiadamy krótko albo mówimy: nie wiem, sprawdzę, wrócę z odpowiedzią jutro.',
      ],
    },
    { heading: 2, text: 'Rada pedagogiczna' },
    {
      paragraph:
        'W ciągu dwóch tygodni dyrekcja zwołuje radę na 60 minut. Scenariusz jest w załączniku. Rada kończy się trzema ustaleniami: co zmieniamy w szkole, kto za to odpowiada i kiedy sprawdzamy.',
    },
    { heading: 2, text: 'Czego nie robimy' },
    {
      list: [
        'nie drukujemy katalogu symboli na korytarz;',
        'nie przeszukujemy telefonów;',
        'nie zwołujemy apelu;',
        'nie przekazujemy list nazwisk innym instytucjom.',
      ],
    },
    { quote: ['Procedura jest dobra, jeśli nowa osoba w pokoju nauczycielskim umie jej użyć po jednym przeczytaniu.'] },
    { heading: 2, text: 'Przegląd' },
    { paragraph: 'Procedurę przegląda się raz w roku, w maju, razem z samorządem uczniowskim i radą rodziców.' },
  ],
};
