const join = (...parts: string[][]): string[] =>
  parts.reduce((heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)), ['']);
const words = (text: string): string[] => ['', ...text.split(' ')];

const nouns = words('a e i o u y ia ie io iu ej om ach ami ow owi em iem iom iach iami iow owie ii yj ji mi ze');
const adjectives = words('y i a e ego emu ym im ymi imi ych ich ej ia ie iej iego iemu').slice(1);
const comparatives = join(['sz', 'ejsz', 'iejsz'], adjectives);

const themes = words('a i y e ie owa ywa iwa na ne nie');
const genders = ['l', 'la', 'lo', 'li', 'ly'];
const past = words('l la lo li ly lem les lam las lismy liscie lysmy lyscie').slice(1);
const persons = words('m s smy scie');
const present = join(
  words('uj aj ej ywaj').flatMap((stem) => [`${stem}e`, `${stem}a`]),
  words('sz my cie'),
);
const shortPresent = join(['i', 'y', 'a', 'ie'], words('sz my cie m'));
const imperative = join(words('aj uj ij yj ej'), words('cie my'), words('ze z'));
const participles = join(
  ['ac', 'ujac', 'ajac', 'ejac', 'an', 'owan', 'ywan', 'on', 'ion', 'en', 'ien', 'et', 'niet', 't'],
  ['', 'o', ...adjectives],
);
const gerunds = join(['ani', 'owani', 'ywani', 'eni', 'ieni', 'ci', 'eci', 'nieci'], words('e a u em om ami ach'));

/** Endings of nouns, adjectives and verbs that are not in the dictionary; Polish marks left out. */
export const endings: ReadonlySet<string> = new Set([
  ...nouns,
  ...adjectives,
  ...comparatives,
  ...join(themes, ['c']),
  ...join(themes, past),
  ...join(themes, genders, ['by'], persons),
  ...present,
  ...shortPresent,
  ...imperative,
  ...participles,
  ...gerunds,
]);
