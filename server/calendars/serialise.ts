import ICAL from 'ical.js';

/** jCal (RFC 7265): `[name, parameters, type, ...values]`. */
export type JProperty = [
  name: string,
  parameters: Record<string, string | string[]>,
  type: string,
  ...values: unknown[],
];
export type JComponent = [name: string, properties: JProperty[], components: JComponent[]];

const text = { defaultType: 'text' };
// What ical.js does not know yet: RFC 7986 and the X- twins that programs read instead.
const design = {
  ...ICAL.design.icalendar,
  param: { ...ICAL.design.icalendar.param, feature: { multiValue: ',' } },
  property: {
    ...ICAL.design.icalendar.property,
    name: text,
    color: text,
    'x-wr-calname': text,
    'x-wr-caldesc': text,
    'x-wr-timezone': text,
    'x-published-ttl': { defaultType: 'duration' },
    'x-microsoft-cdo-busystatus': text,
  },
};

const lineLimit = 75;
// Control characters but tab and line feed are no TEXT (RFC 5545 §3.3.11); half a surrogate pair is no UTF-8.
const forbidden = /(?![\t\n])\p{Cc}|\p{Cs}/gu;

/** Text as a value may hold it: one kind of line break, no control characters, no lone surrogates. */
export function cleanText(value: string): string {
  return value.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(forbidden, '');
}

/** The lines of a component, each ended by CRLF: properties before components, whatever their order was. */
export function serialiseComponent([name, properties, components]: JComponent): string {
  const tag = name.toUpperCase();
  return `BEGIN:${tag}\r\n${serialiseProperties(properties)}${components.map(serialiseComponent).join('')}END:${tag}\r\n`;
}

/** Folded content lines (RFC 5545 §3.1). */
export function serialiseProperties(properties: JProperty[]): string {
  return properties.map((property) => `${fold(ICAL.stringify.property(property, design, true))}\r\n`).join('');
}

/** Parses `BEGIN:…` text to jCal. */
export function parseComponent(source: string): JComponent {
  return ICAL.parse(source) as unknown as JComponent;
}

/** Breaks a line so that no part, its leading space included, exceeds 75 octets or splits a character. */
export function fold(line: string): string {
  if (line.length * 3 <= lineLimit) return line;
  const parts: string[] = [];
  let begin = 0;
  let octets = 0;
  let size = 0;
  for (let index = 0; index < line.length; index += size === 4 ? 2 : 1) {
    size = octetsOf(line.codePointAt(index) ?? 0);
    if (octets + size > lineLimit) {
      parts.push(line.slice(begin, index));
      begin = index;
      octets = 1;
    }
    octets += size;
  }
  return [...parts, line.slice(begin)].join('\r\n ');
}

/** How long a character is in UTF-8. */
function octetsOf(character: number): number {
  if (character < 0x80) return 1;
  if (character < 0x800) return 2;
  return character < 0x10000 ? 3 : 4;
}
