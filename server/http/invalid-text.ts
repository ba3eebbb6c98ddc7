import type { FastifySchemaValidationError } from 'fastify';
import type { Locale } from '../../shared/errors.ts';

type Words = (limit: string) => string;

/** What is wrong with a value, by the keyword of JSON Schema that it fails; `limit` is the bound, or the names that are missing. */
const reasons: Record<Locale, Record<string, Words>> = {
  pl: {
    required: (names) => `brakuje: ${names}`,
    boolean: () => 'nieznane pole',
    additionalProperties: () => 'nieznane pole',
    type: () => 'zły typ wartości',
    pattern: () => 'niedozwolona postać albo znaki',
    format: () => 'zła postać wartości',
    enum: () => 'niedozwolona wartość',
    const: () => 'niedozwolona wartość',
    minLength: (limit) => `za krótkie, najmniej znaków: ${limit}`,
    maxLength: (limit) => `za długie, najwięcej znaków: ${limit}`,
    minItems: (limit) => `za mało pozycji, najmniej: ${limit}`,
    maxItems: (limit) => `za dużo pozycji, najwięcej: ${limit}`,
    minimum: (limit) => `za mało, najmniej: ${limit}`,
    maximum: (limit) => `za dużo, najwięcej: ${limit}`,
  },
  en: {
    required: (names) => `missing: ${names}`,
    boolean: () => 'unknown field',
    additionalProperties: () => 'unknown field',
    type: () => 'wrong type of value',
    pattern: () => 'not of the right form, or with characters that are not allowed',
    format: () => 'not of the right form',
    enum: () => 'not one of the values that are allowed',
    const: () => 'not one of the values that are allowed',
    minLength: (limit) => `too short, at least ${limit} characters`,
    maxLength: (limit) => `too long, at most ${limit} characters`,
    minItems: (limit) => `too few items, at least ${limit}`,
    maxItems: (limit) => `too many items, at most ${limit}`,
    minimum: (limit) => `too small, at least ${limit}`,
    maximum: (limit) => `too large, at most ${limit}`,
  },
};
const otherwise: Record<Locale, string> = { pl: 'nieprawidłowa wartość', en: 'not valid' };

/** `body/title: too long, at most 200 characters`, in the reader's language. `place` is the part of the request. */
export function invalidText(error: FastifySchemaValidationError | undefined, place: string, locale: Locale): string {
  const { requiredProperties, limit } = (error?.params ?? {}) as { requiredProperties?: string[]; limit?: number };
  const bound = requiredProperties?.join(', ') ?? String(limit ?? '');
  const reason = reasons[locale][error?.keyword ?? '']?.(bound) ?? otherwise[locale];
  return `${place}${error?.instancePath ?? ''}: ${reason}`;
}
