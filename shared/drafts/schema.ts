import { type Static, Type } from 'typebox';
import { Member } from '../accounts/schema.ts';
import { Closed, Instant, Line, List, Nullable, Text, Uuid } from '../fields.ts';
import { GroupLabel } from '../labels.ts';
import { ThingRef } from '../links/schema.ts';

export const draftKinds = [
  'recommendation',
  'advice_note',
  'minutes',
  'model',
  'training_material',
  'practice_card',
  'blog_post',
] as const;
export const DraftKind = Type.Enum(draftKinds);
export type DraftKind = Static<typeof DraftKind>;

export const draftLevels = ['local', 'national'] as const;
export const DraftLevel = Type.Enum(draftLevels);
export type DraftLevel = Static<typeof DraftLevel>;

export const Draft = Closed({
  id: Uuid,
  groupId: Uuid,
  groupName: Type.String(),
  title: Line(200),
  kind: DraftKind,
  level: DraftLevel,
  label: GroupLabel,
  state: Type.Enum(['working', 'review', 'approved', 'published']),
  version: Type.Union([Type.Integer(), Type.Null()], { description: 'Number of the last pinned version' }),
  createdBy: Uuid,
  createdAt: Instant,
  editedAt: Instant,
  deletedAt: Nullable(Instant),
});
export type Draft = Static<typeof Draft>;
export const Drafts = List(Draft);

/** A draft as its page needs it: with what the reader may do. */
export const DraftView = Closed({ ...Draft.properties, canWrite: Type.Boolean(), canDelete: Type.Boolean() });
export type DraftView = Static<typeof DraftView>;

export const NewDraft = Closed({
  clientId: Uuid,
  title: Line(200),
  kind: DraftKind,
  level: DraftLevel,
  label: GroupLabel,
  from: Type.Optional(ThingRef),
});
export type NewDraft = Static<typeof NewDraft>;

export const DraftChange = Type.Partial(
  Closed({
    title: Line(200),
    kind: DraftKind,
    level: DraftLevel,
    label: GroupLabel,
    reason: Line(300),
  }),
  { additionalProperties: false },
);
export type DraftChange = Static<typeof DraftChange>;

export const DraftVersion = Closed({
  id: Uuid,
  draftId: Uuid,
  number: Type.Integer({ minimum: 1 }),
  seq: Type.Integer({ minimum: 0, description: 'The last edit it contains' }),
  contentHash: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the canonical content' }),
  note: Text(500),
  createdBy: Member,
  createdAt: Instant,
});
export type DraftVersion = Static<typeof DraftVersion>;
export const DraftVersions = List(DraftVersion);

export const NewDraftVersion = Closed({ clientId: Uuid, note: Text(500) });
export type NewDraftVersion = Static<typeof NewDraftVersion>;
