import { Type } from 'typebox';
import { Closed, Nullable, Uuid } from '../fields.ts';
import { Draft, DraftLabel, DraftVersion } from './schema.ts';

/** Events that drafts write to the topic of their group, `group:<id>`; the text itself goes another way (`sync.ts`). */
export const draftEvents = {
  'draft.created': Draft,
  'draft.changed': Draft,
  'draft.relabelled': Closed({
    id: Uuid,
    from: DraftLabel,
    to: DraftLabel,
    reason: Nullable(Type.String()),
  }),
  'draft.deleted': Closed({ id: Uuid }),
  'draft.restored': Draft,
  'draft.version_pinned': DraftVersion,
};
