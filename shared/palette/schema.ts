import { type Static, Type } from 'typebox';
import { Closed, Instant, Line, Nullable, Uuid } from '../fields.ts';
import { Person } from '../threads/schema.ts';

const Found = Closed({ id: Uuid, title: Type.String(), groupName: Nullable(Type.String()) });
const FoundPerson = Closed({ ...Person.properties, organisation: Type.String() });
const FoundMeeting = Closed({ ...Found.properties, startsAt: Instant, recurring: Type.Boolean() });

/** What fits the words typed into the command palette, by kind; only what the reader may open. */
export const PaletteFinds = Closed({
  people: Type.Array(FoundPerson),
  groups: Type.Array(Closed({ id: Uuid, title: Type.String() })),
  threads: Type.Array(Found),
  meetings: Type.Array(FoundMeeting),
  drafts: Type.Array(Found),
  decisions: Type.Array(Found),
});
export type PaletteFinds = Static<typeof PaletteFinds>;

export const PaletteQuery = Closed({ q: Line(100) });
