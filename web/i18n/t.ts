import type { Placeholders, Plural } from './dictionary.ts';
import { entry, localeTag } from './locale.ts';
import type { pl } from './pl.ts';

/** Every key of the Polish dictionary. */
export type Key = keyof typeof pl;

type Value<Name> = Name extends 'count' ? number : string | number;
type Params<K extends Key> = { readonly [Name in Placeholders<(typeof pl)[K]>]: Value<Name> };
type Rest<K extends Key> = [Placeholders<(typeof pl)[K]>] extends [never] ? [] : [params: Params<K>];

/** Keys without placeholders: safe to keep in tables and pass about. */
export type PlainKey = { [K in Key]: [Placeholders<(typeof pl)[K]>] extends [never] ? K : never }[Key];

/**
 * The text for a key in the reader's language; reactive. A plural entry picks its form by `count`.
 * An unknown key, a missing or a superfluous parameter is a type error.
 */
export function t<K extends Key>(key: K, ...rest: Rest<K>): string {
  const params: Readonly<Record<string, string | number>> = rest[0] ?? {};
  const found = entry(key);
  return fill(typeof found === 'string' ? found : pick(found, Number(params.count ?? 0)), params);
}

/** The form of a text that fits a number, with the number put in: `plural(5, { one: '{count} głos', … })`. */
export function plural(count: number, forms: Plural): string {
  return fill(pick(forms, count), { count });
}

function pick(forms: Plural, count: number): string {
  const form = new Intl.PluralRules(localeTag()).select(count);
  return (form === 'one' || form === 'few' || form === 'many' ? forms[form] : undefined) ?? forms.other;
}

/** Names in Hebrew or Arabic letters turn nothing but themselves. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]/;
const isolate = (value: string) => (rightToLeft.test(value) ? `\u2068${value}\u2069` : value);

function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? new Intl.NumberFormat(localeTag()).format(value) : isolate(value);
  });
}
