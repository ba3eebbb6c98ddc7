import { type TObject, type TProperties, Type } from 'typebox';

export const Uuid = Type.String({ format: 'uuid', description: 'UUID' });
export const Instant = Type.String({ format: 'date-time', description: 'Instant, ISO 8601, UTC' });

// What PostgreSQL and XML can hold: no NUL or other control characters but tab and newlines, no lone surrogates.
const char = '\\u0020-\\u007e\\u00a0-\\ud7ff\\ue000-\\u{10ffff}';

/** Text of `min` to `max` characters (code points), line breaks allowed. */
export function Text(max: number, min = 0) {
  return Type.String({ minLength: min, maxLength: max, pattern: `^[\\t\\n\\r${char}]*$` });
}

/** One line that holds at least one visible character. */
export function Line(max: number) {
  return Type.String({ minLength: 1, maxLength: max, pattern: `^(?=.*\\S)[${char}]*$` });
}

/** An object that knows all of its fields: an unknown one is an error. */
export function Closed<T extends TProperties>(properties: T, description?: string): TObject<T> {
  return Type.Object(properties, { additionalProperties: false, ...(description ? { description } : {}) });
}

/** A list answer: `{ items }`, so that a page can gain fields without breaking readers. */
export function List<T extends TObject>(item: T) {
  return Closed({ items: Type.Array(item) });
}
