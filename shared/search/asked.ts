import { type Static, Type } from 'typebox';
import { Closed, Line } from '../fields.ts';
import { foundKinds, sorts } from './schema.ts';

const kind = foundKinds.join('|');
const cursor =
  'b\\d{1,3}|n\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export const SearchQuery = Closed({
  q: Line(250),
  kinds: Type.Optional(
    Type.String({ pattern: `^(${kind})(,(${kind}))*$`, maxLength: 200, description: 'Default: all' }),
  ),
  sort: Type.Optional(Type.Enum(sorts)),
  cursor: Type.Optional(
    Type.String({ pattern: `^(${cursor})$`, description: 'From `next` of the one kind asked for' }),
  ),
  unfinished: Type.Optional(Type.Boolean({ description: 'The last word is still being typed' })),
});
export type SearchQuery = Static<typeof SearchQuery>;
