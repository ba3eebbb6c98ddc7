import { all, type SampleDecision, stand } from '../decision.ts';

/** What the group of towns and communes found, the oldest first: numbers follow the closes. */
export const townDecisions: SampleDecision[] = [
  {
    group: 'local',
    by: '10',
    title: 'Mapa kontaktów jest ważna przez kwartał',
    body: 'Kontakty starzeją się szybciej niż procedury. Po kwartale mapa wraca na spotkanie; nieaktualna jest gorsza niż jej brak.',
    label: 'TLP:GREEN',
    days: [-72, -68, '12:00'],
    settings: { method: 'consent', quorum: { kind: 'percent', value: 50 } },
    votes: [
      ...all('agree', '10', '11', '03', '12', 'kd'),
      {
        by: '07',
        choice: stand('concern'),
        reason: 'W komendach telefony zmieniają się częściej. Dopiszmy datę przy każdym numerze.',
      },
    ],
    statement: {
      by: '10',
      text: 'Mapa kontaktów jest ważna przez kwartał. Przy każdym numerze stoi data sprawdzenia.',
      reviewIn: -1,
    },
  },
  {
    group: 'local',
    by: '12',
    title: 'Wprowadzamy wspólny numer dyżurny dla wszystkich gmin pilotażu',
    body: 'Jeden numer zamiast czterech. Dyżur pełniłyby gminy na zmianę, tydzień po tygodniu.',
    label: 'TLP:GREEN',
    days: [-52, -45, '12:00'],
    settings: { method: 'vote', quorum: { kind: 'percent', value: 50 } },
    votes: [
      ...all('for', '12', '03', '16'),
      {
        by: '11',
        choice: stand('against'),
        reason: 'Żadna z gmin nie ma dyżuru po szesnastej. Numer, którego nikt nie odbiera, zniechęca na zawsze.',
      },
      ...all('against', '07', '10', 'kd', '17'),
    ],
  },
  {
    group: 'local',
    by: '11',
    title: 'Przyjmujemy rekomendację „Jak powołać lokalny zespół wczesnej prewencji” i przekazujemy ją do publikacji',
    body: 'Tekst po dwóch rundach uwag. Trzy gminy sprawdziły ten układ przez pięć miesięcy.',
    label: 'TLP:GREEN',
    days: [-20, -12, '18:00'],
    settings: { method: 'vote', quorum: { kind: 'percent', value: 50 }, visibility: 'after_vote' },
    votes: [
      { by: '11', choice: stand('for'), reason: 'Trzy gminy sprawdziły ten układ. Da się go zacząć bez nowego etatu.' },
      {
        by: '07',
        choice: stand('for'),
        before: stand('abstain'),
        reason: 'Granica między rozmową a zawiadomieniem jest opisana jasno.',
      },
      ...all('for', 'kd', '10', '03', '12'),
      {
        by: '17',
        choice: stand('against'),
        reason: 'Za wcześnie na zgłoszenia w trzecim miesiącu; uzasadnienie w zdaniu odrębnym.',
      },
      { by: '16', choice: stand('abstain'), reason: 'Pilotaż trwał pięć miesięcy. Chcę zobaczyć dane po roku.' },
    ],
    dissents: [
      {
        by: '17',
        text: 'Pierwsze zgłoszenie należy przyjąć dopiero po pół roku, gdy zespół ma za sobą trzy ćwiczenia. Zespół, który się nie zna, będzie rozmawiał o ludziach zamiast o sytuacji.',
      },
    ],
    statement: {
      by: '10',
      text: 'Grupa przyjmuje rekomendację „Jak powołać lokalny zespół wczesnej prewencji” i przekazuje ją do publikacji w Bibliotece.',
      reviewIn: 354,
    },
  },
];
