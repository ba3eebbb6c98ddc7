import { type TObject, type TProperties, type TSchema, Type } from 'typebox';

export const Uuid = Type.String({ format: 'uuid', description: 'UUID' });
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** True for what the database takes as an id. */
export const isUuid = (text: string): boolean => uuid.test(text);
/** The format alone takes leap seconds, which no clock here knows. */
export const Instant = Type.String({
  format: 'date-time',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)$',
  description: 'Instant, ISO 8601, UTC',
});
/** A region's name or UTC, never an offset, which has no rules. That it exists is the server's to check. */
export const TimeZone = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_+/-]{0,63}$', description: 'IANA time zone' });

// What PostgreSQL and XML cannot hold: NUL and other control characters, lone surrogates.
const never = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\ud800-\\udfff';

/** Text of `min` to `max` characters (code points), line breaks allowed. */
export function Text(max: number, min = 0) {
  return Type.String({ minLength: min, maxLength: max, pattern: `^[^${never}]*$` });
}

// Characters that show nothing, and those that turn the direction of what stands beside them.
const invisible = '\\s\\p{Default_Ignorable_Code_Point}\\u2800';
const turning = '\\u202a-\\u202e\\u2066-\\u2069';

/** One line that holds at least one visible character. */
export function Line(max: number) {
  const pattern = `^(?=.*[^${invisible}])[^\\t\\n\\r${never}${turning}]*$`;
  return Type.String({ minLength: 1, maxLength: max, pattern });
}

/** Or null: there is none. */
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** An object that knows all of its fields: an unknown one is an error. */
export function Closed<T extends TProperties>(properties: T, description?: string): TObject<T> {
  return Type.Object(properties, { additionalProperties: false, ...(description ? { description } : {}) });
}

/** A list answer: `{ items }`, so that a page can gain fields without breaking readers. */
export function List<T extends TObject>(item: T) {
  return Closed({ items: Type.Array(item) });
}
