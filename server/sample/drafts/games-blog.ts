import type { SampleDraft } from '../draft.ts';

export const gamesBlog: SampleDraft = {
  group: 'net',
  by: '12',
  title: 'Wpis na blog: radykalizacja w grach sieciowych',
  kind: 'blog_post',
  level: 'national',
  label: 'TLP:CLEAR',
  days: 4,
  blocks: [
    { heading: 1, text: 'Radykalizacja w grach sieciowych: czego szukać, a czego się nie bać' },
    {
      paragraph:
        'Gry nie radykalizują. Robią to ludzie, którzy w grach szukają innych ludzi. To ważne rozróżnienie, bo od niego zależy, co zrobią dorośli: zabiorą komputer czy usiądą obok.',
    },
    { heading: 2, text: 'Dlaczego gry' },
    {
      paragraph:
        'Drużyna, która gra razem od miesięcy, zna swoje głosy lepiej niż niejedna klasa. Jest w niej zaufanie, żart i wspólny język. Ktoś, kto chce zaprosić dalej, nie musi tego wszystkiego budować: wystarczy, że jest miły i ma czas.',
    },
    { heading: 2, text: 'Jak wygląda zaproszenie' },
    { paragraph: 'Rzadko wygląda groźnie. Zwykle to trzy kroki, rozciągnięte na tygodnie:' },
    {
      list: [
        'żart, który sprawdza, kto się śmieje;',
        'rozmowa na boku, w której ktoś wreszcie słucha;',
        'zaproszenie na mniejszy, zamknięty serwer.',
      ],
      ordered: true,
    },
    {
      paragraph: [
        'Trzeci krok jest najważniejszy. ',
        { text: 'Moment przejścia na zamknięty serwer', bold: true },
        ' to chwila, w której zwykła rozmowa z kimś dorosłym pomaga najbardziej.',
      ],
    },
    { heading: 2, text: 'Czego się nie bać' },
    {
      list: [
        'głośnych gier i brzydkich słów po przegranej;',
        'nocnego turnieju raz na jakiś czas;',
        'żargonu, którego nie rozumiesz: zapytaj, co znaczy;',
        'tego, że nastolatka woli drużynę od obiadu u cioci.',
      ],
    },
    { heading: 2, text: 'O co zapytać' },
    { quote: ['Z kim dziś grasz? Skąd ich znasz? Kto u was pilnuje, żeby było fair? Pokażesz mi, jak się w to gra?'] },
    {
      paragraph:
        'Ostatnie pytanie jest najtrudniejsze i najlepsze. Dwadzieścia minut nieudolnej gry obok własnego dziecka daje więcej niż godzina pogadanki.',
    },
    { heading: 2, text: 'Dla osób prowadzących serwery' },
    {
      paragraph:
        'Zasady na widoku, dwie osoby moderujące, prosty sposób zgłoszenia i odpowiedź w ciągu doby. Serwer bez jasnych zasad przejmuje najgłośniejszy. Wzór zasad napisany przez uczennice i uczniów znajdziecie w naszej bibliotece.',
    },
    { heading: 2, text: 'Gdzie szukać pomocy' },
    {
      paragraph:
        'Jeśli ktoś grozi albo jest zagrożony: 112. Jeśli ktoś potrzebuje rozmowy: 116 111, telefon zaufania dla dzieci i młodzieży, całą dobę. Jeśli chcecie zapytać, czy dobrze widzicie: poradnia psychologiczno-pedagogiczna w waszym powiecie, bezpłatnie i bez skierowania.',
    },
  ],
};
