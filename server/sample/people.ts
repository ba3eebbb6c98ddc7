import type { Sector } from '../../shared/accounts/schema.ts';

export type SamplePerson = {
  key: string;
  name: string;
  sector: Sector;
  organisation: string;
  region: string;
  competences: string[];
  coordinator?: true;
};

/** Role accounts, one or more for every sector; nobody in particular. */
export const samplePeople: SamplePerson[] = [
  {
    key: 'kd',
    name: 'Koordynatorka demo',
    sector: 'state',
    organisation: 'Sekretariat zespołu',
    region: 'mazowieckie',
    competences: ['koordynacja', 'protokoły', 'ewaluacja'],
    coordinator: true,
  },
  {
    key: '01',
    name: 'Ekspert 01 (oświata)',
    sector: 'education',
    organisation: 'Liceum ogólnokształcące',
    region: 'śląskie',
    competences: ['wychowanie obywatelskie', 'rada pedagogiczna'],
  },
  {
    key: '02',
    name: 'Ekspertka 02 (oświata)',
    sector: 'education',
    organisation: 'Ośrodek doskonalenia nauczycieli',
    region: 'małopolskie',
    competences: ['szkolenia nauczycieli', 'scenariusze zajęć'],
  },
  {
    key: '03',
    name: 'Ekspertka 03 (oświata)',
    sector: 'education',
    organisation: 'Szkoła ponadpodstawowa',
    region: 'łódzkie',
    competences: ['pedagogika szkolna', 'mediacja rówieśnicza'],
  },
  {
    key: '04',
    name: 'Ekspertka 04 (psychologia)',
    sector: 'psychology',
    organisation: 'Poradnia psychologiczno-pedagogiczna',
    region: 'pomorskie',
    competences: ['praca z rodziną', 'kryzys'],
  },
  {
    key: '05',
    name: 'Ekspert 05 (psychologia)',
    sector: 'psychology',
    organisation: 'Ośrodek interwencji kryzysowej',
    region: 'mazowieckie',
    competences: ['rozmowa motywująca', 'superwizja'],
  },
  {
    key: '06',
    name: 'Ekspertka 06 (Policja)',
    sector: 'police',
    organisation: 'Komenda wojewódzka',
    region: 'wielkopolskie',
    competences: ['profilaktyka', 'nieletni'],
  },
  {
    key: '07',
    name: 'Ekspert 07 (Policja)',
    sector: 'police',
    organisation: 'Komenda powiatowa',
    region: 'łódzkie',
    competences: ['dzielnicowi', 'pierwszy kontakt'],
  },
  {
    key: '08',
    name: 'Ekspert 08 (nauka)',
    sector: 'research',
    organisation: 'Uniwersytet, instytut socjologii',
    region: 'dolnośląskie',
    competences: ['ruchy społeczne', 'metody badań'],
  },
  {
    key: '09',
    name: 'Ekspertka 09 (nauka)',
    sector: 'research',
    organisation: 'Uniwersytet, wydział językoznawstwa',
    region: 'lubelskie',
    competences: ['język w sieci', 'memy'],
  },
  {
    key: '10',
    name: 'Ekspert 10 (samorząd)',
    sector: 'local_government',
    organisation: 'Urząd miasta',
    region: 'podlaskie',
    competences: ['polityka społeczna', 'bezpieczeństwo'],
  },
  {
    key: '11',
    name: 'Ekspertka 11 (samorząd)',
    sector: 'local_government',
    organisation: 'Urząd gminy',
    region: 'świętokrzyskie',
    competences: ['komunikacja lokalna', 'oświata w gminie'],
  },
  {
    key: '12',
    name: 'Ekspert 12 (organizacje społeczne)',
    sector: 'civil_society',
    organisation: 'Fundacja działająca w sieci',
    region: 'mazowieckie',
    competences: ['gry', 'praca uliczna online'],
  },
  {
    key: '13',
    name: 'Ekspertka 13 (organizacje społeczne)',
    sector: 'civil_society',
    organisation: 'Stowarzyszenie lokalne',
    region: 'podkarpackie',
    competences: ['mentoring', 'wolontariat'],
  },
  {
    key: '14',
    name: 'Ekspertka 14 (zdrowie)',
    sector: 'health',
    organisation: 'Centrum zdrowia psychicznego',
    region: 'kujawsko-pomorskie',
    competences: ['psychiatria młodzieżowa', 'ścieżki pomocy'],
  },
  {
    key: '15',
    name: 'Ekspert 15 (zdrowie)',
    sector: 'health',
    organisation: 'Szpital wojewódzki',
    region: 'lubuskie',
    competences: ['interdyscyplinarne zespoły', 'kryzys suicydalny'],
  },
  {
    key: '16',
    name: 'Ekspert 16 (instytucje państwowe)',
    sector: 'state',
    organisation: 'Urząd wojewódzki',
    region: 'zachodniopomorskie',
    competences: ['strategie', 'współpraca UE'],
  },
  {
    key: '17',
    name: 'Ekspertka 17 (instytucje państwowe)',
    sector: 'state',
    organisation: 'Ośrodek analiz',
    region: 'mazowieckie',
    competences: ['przegląd badań', 'ewaluacja'],
  },
  {
    key: '18',
    name: 'Ekspertka 18 (Policja)',
    sector: 'police',
    organisation: 'Szkoła Policji',
    region: 'opolskie',
    competences: ['szkolenia', 'metodyka'],
  },
  {
    key: 'od',
    name: 'Obserwatorka demo',
    sector: 'research',
    organisation: 'Instytut badawczy',
    region: 'warmińsko-mazurskie',
    competences: ['obserwacja uczestnicząca'],
  },
];
