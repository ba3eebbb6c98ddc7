import type { SampleDraft } from '../draft.ts';

export const parentGuide: SampleDraft = {
  group: 'youth',
  by: '04',
  title: 'Poradnik rozmowy z rodzicem',
  kind: 'training_material',
  level: 'national',
  label: 'TLP:GREEN',
  days: 1,
  blocks: [
    { heading: 1, text: 'Poradnik rozmowy z rodzicem' },
    {
      paragraph:
        'Dla wychowawczyń, wychowawców, pedagożek i pedagogów. Zakładamy, że rozmawiacie z rodzicem po raz pierwszy na ten temat i że oboje wolelibyście, żeby go nie było.',
    },
    { heading: 2, text: 'Zanim zadzwonisz' },
    {
      list: [
        'Zapisz trzy rzeczy, które widziałaś lub widziałeś. Tylko to, co można zobaczyć lub usłyszeć.',
        'Zapisz jedną rzecz, którą w tym dziecku lubisz. Powiesz ją jako pierwszą.',
        'Zdecyduj, czego chcesz od tej rozmowy. „Poznać”, a nie „poinformować”.',
      ],
      ordered: true,
    },
    { heading: 2, text: 'Pierwsze zdanie' },
    { paragraph: 'Rodzic słyszy „problem” i przestaje słuchać. Dlatego pierwsze zdanie jest o trosce i o klasie:' },
    {
      quote: [
        'Dzień dobry. Chcę zapytać, co u Państwa słychać, bo martwimy się o atmosferę w klasie i chcielibyśmy zrozumieć, jak to wygląda z domu.',
      ],
    },
    { heading: 2, text: 'Pytania, które otwierają' },
    {
      table: [
        ['Z kim teraz spędza najwięcej czasu?', 'Z kim on się zadaje?'],
        ['Co ją ostatnio cieszy?', 'Czy nie siedzi za długo w internecie?'],
        ['Co się zmieniło od wakacji?', 'Czy Państwo wiedzą, co on ogląda?'],
        ['Jak możemy pomóc z naszej strony?', 'Co Państwo zamierzają z tym zrobić?'],
      ],
      head: ['Zapytaj', 'Nie pytaj'],
    },
    { heading: 2, text: 'Gdy rodzic się broni' },
    {
      paragraph: [
        'Obrona jest zwykle strachem. Nie przekonuj. Powtórz to, co usłyszałaś lub usłyszałeś, i zapytaj, czy dobrze rozumiesz. Jeżeli rodzic mówi: „on tylko żartuje”, odpowiedz: ',
        { text: '„Być może. Powiem Pani, jak ten żart zabrzmiał w klasie”.', italic: true },
      ],
    },
    { heading: 2, text: 'Kiedy to jest rozmowa o zdrowiu' },
    {
      paragraph: [
        'Bezsenność, wycofanie, mówienie o śmierci, nagłe zerwanie z wszystkimi: to nie są poglądy, to ',
        { text: 'sygnały kryzysu', bold: true },
        '. Wtedy rozmowa ma jeden cel: umówić wizytę. Numery i godziny poradni są na końcu poradnika; w nagłych przypadkach 112, całodobowy telefon zaufania dla dzieci i młodzieży 116 111.',
      ],
    },
    { heading: 2, text: 'Na koniec rozmowy' },
    {
      list: [
        'Umówcie jedną rzecz, którą zrobi szkoła, i jedną, którą zrobi dom.',
        'Umówcie następny telefon: dzień i godzinę.',
        'Podziękuj. Ta rozmowa kosztowała rodzica więcej niż ciebie.',
      ],
    },
    { heading: 2, text: 'Notatka po rozmowie' },
    {
      paragraph:
        'Trzy zdania: co ustalono, kto co zrobi, kiedy rozmawiamy znowu. Bez poglądów, bez diagnoz, bez cytatów z domu.',
    },
  ],
};
