import type { SampleDraft } from '../draft.ts';

export const municipalities: SampleDraft = {
  group: 'local',
  by: '11',
  title: 'Rekomendacje dla gmin: jak powołać lokalny zespół wczesnej prewencji',
  kind: 'recommendation',
  level: 'local',
  label: 'TLP:AMBER',
  days: 2,
  blocks: [
    { heading: 1, text: 'Rekomendacje dla gmin: jak powołać lokalny zespół wczesnej prewencji' },
    {
      paragraph:
        'Ten dokument jest dla wójtów, burmistrzyń, burmistrzów i osób, które w urzędzie odpowiadają za bezpieczeństwo, oświatę i pomoc społeczną. Opisuje, jak w trzy miesiące zbudować mały zespół, który reaguje, zanim potrzebna jest interwencja.',
    },
    { heading: 2, text: 'Po co gminie taki zespół' },
    {
      paragraph: [
        'Radykalizacja prowadząca do przemocowego ekstremizmu rzadko zaczyna się od ideologii. Częściej zaczyna się od poczucia krzywdy, samotności i kogoś, kto daje proste wyjaśnienie. ',
        { text: 'Pierwsi widzą to ludzie lokalni', bold: true },
        ': nauczycielki, pracownicy socjalni, trenerki, dzielnicowi. Każde z nich widzi fragment. Zespół jest po to, żeby te fragmenty mogły się spotkać bez tworzenia teczki na kogokolwiek.',
      ],
    },
    {
      paragraph:
        'Zespół nie prowadzi spraw. Rozmawia o sytuacjach, doradza instytucjom i dba o to, by każda z nich wiedziała, co do niej należy.',
    },
    { heading: 2, text: 'Skład: od pięciu do ośmiu osób' },
    {
      table: [
        ['Urząd gminy', 'zwołuje, prowadzi protokół, pilnuje terminów'],
        ['Szkoły', 'mówią o klimacie, nie o uczennicach i uczniach'],
        ['Ośrodek pomocy społecznej', 'zna rodziny i formy wsparcia'],
        ['Policja', 'dzielnicowa lub dzielnicowy, pierwszy kontakt'],
        ['Poradnia albo ośrodek zdrowia', 'odróżnia kryzys od poglądów'],
        ['Organizacja społeczna', 'ma zaufanie tych, którzy nie ufają urzędom'],
      ],
      head: ['Kto', 'Po co'],
    },
    { heading: 2, text: 'Kto zwołuje' },
    {
      paragraph:
        'Zwołuje wójt, burmistrz lub prezydent albo osoba przez nich wskazana na piśmie. Potrzebna jest osoba, która może decydować o czasie innych. Szkoła nie powinna zwoływać zespołu, ponieważ wtedy wszystko staje się sprawą szkoły.',
    },
    { heading: 2, text: 'Pierwsze trzy miesiące' },
    {
      list: [
        [
          { text: 'Tydzień 1–2.', bold: true },
          ' Rozmowa z każdą instytucją osobno: co już robicie, czego wam brakuje.',
        ],
        [
          { text: 'Tydzień 3–4.', bold: true },
          ' Pierwsze spotkanie: zasady, porozumienie o współpracy, lista numerów.',
        ],
        [{ text: 'Miesiąc 2.', bold: true }, ' Ćwiczenie na wymyślonej sytuacji. Żadnych prawdziwych osób.'],
        [
          { text: 'Miesiąc 3.', bold: true },
          ' Pierwsza konsultacja z zewnętrzną ekspertką lub ekspertem i krótka ewaluacja.',
        ],
      ],
      ordered: true,
    },
    { heading: 2, text: 'Czego zespół nie zapisuje' },
    {
      list: [
        'imion, nazwisk, inicjałów, adresów ani nazw kont;',
        'szkoły razem z klasą;',
        'poglądów, zdrowia ani wyroków przypisanych do osoby;',
        'pogłosek zapisanych jako fakty.',
      ],
    },
    { quote: ['Jeżeli po przeczytaniu notatki da się wskazać osobę palcem, notatka jest do wyrzucenia.'] },
    { heading: 2, text: 'Skąd wiadomo, że działa' },
    {
      paragraph:
        'Po sześciu miesiącach zespół odpowiada na trzy pytania: czy instytucje dzwonią do siebie wcześniej niż przedtem, czy ktoś dostał pomoc, której wcześniej nie było, i czy ludzie w zespole chcą pracować dalej. Odpowiedzi trafiają do grupy „Ewaluacja dobrych praktyk”.',
    },
  ],
};
