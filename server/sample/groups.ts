import type { GroupRole } from '../../shared/groups/schema.ts';

export type SampleGroup = { key: string; name: string; mandate: string; members: Partial<Record<GroupRole, string[]>> };

export const sampleGroups: SampleGroup[] = [
  {
    key: 'edu',
    name: 'Edukacja i świadomość społeczna',
    mandate:
      'Scenariusze zajęć i materiały dla szkół: jak rozmawiać o treściach ekstremistycznych, zanim staną się problemem klasy. Grupa odpowiada na zgłoszenia szkół i ośrodków doskonalenia.',
    members: {
      chair: ['03'],
      coordinator: ['kd'],
      rapporteur: ['02'],
      member: ['01', '05', '07', '09', '11', '13', '18'],
      observer: ['od'],
    },
  },
  {
    key: 'exit',
    name: 'Deradykalizacja i programy wyjścia',
    mandate:
      'Wsparcie osób odchodzących z ekstremizmu: standardy pracy, rola rodziny, współpraca służb i organizacji. Nie prowadzimy spraw; opisujemy, co działa.',
    members: { chair: ['05'], coordinator: ['kd'], rapporteur: ['13'], member: ['04', '08', '14', '16'] },
  },
  {
    key: 'local',
    name: 'Samorząd i modele lokalne',
    mandate:
      'Lokalne zespoły wczesnej prewencji: kto w nich zasiada, jak pracują, jak dzielą się wiedzą bez dzielenia się danymi osób.',
    members: {
      chair: ['11'],
      coordinator: ['kd'],
      rapporteur: ['10'],
      member: ['03', '07', '12', '16', '17'],
      observer: ['od'],
    },
  },
  {
    key: 'net',
    name: 'Internet i gry',
    mandate:
      'Rekrutacja i propaganda w sieci, język memów, społeczności graczy. Materiały dla rodziców, szkół i moderatorek oraz moderatorów.',
    members: { chair: ['09'], coordinator: ['12'], rapporteur: ['08'], member: ['01', '03', '06', 'kd'] },
  },
  {
    key: 'police',
    name: 'Policja i służby',
    mandate:
      'Współpraca pierwszego kontaktu: co robi dzielnicowa lub dzielnicowy, zanim sprawa stanie się interwencją. Szkolenia i karty rozmowy.',
    members: { chair: ['07'], coordinator: ['06'], rapporteur: ['18'], member: ['05', '11', 'kd'] },
  },
  {
    key: 'youth',
    name: 'Młodzież i rodzina',
    mandate: 'Czynniki chroniące i rozmowa z rodzicami. Piszemy językiem, którego można użyć przy kuchennym stole.',
    members: { chair: ['04'], coordinator: ['13'], rapporteur: ['03'], member: ['02', '05', '14', 'kd'] },
  },
  {
    key: 'health',
    name: 'Zdrowie psychiczne',
    mandate:
      'Styk kryzysu psychicznego i radykalizacji: jak nie mylić jednego z drugim i jak szybko znaleźć właściwą pomoc.',
    members: { chair: ['14'], coordinator: ['15'], member: ['04', '05', '17', 'kd'] },
  },
  {
    key: 'eval',
    name: 'Ewaluacja dobrych praktyk',
    mandate:
      'Kryteria wpisu do katalogu dobrych praktyk i recenzje koleżeńskie. Dwie recenzje, jedno spotkanie, jasna decyzja.',
    members: { chair: ['17'], coordinator: ['kd'], rapporteur: ['08'], member: ['03', '09', '10', '13', '16'] },
  },
];
