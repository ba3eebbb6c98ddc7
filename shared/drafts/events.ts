import { Type } from 'typebox';
import { Closed, Nullable, Uuid } from '../fields.ts';
import { GroupLabel } from '../labels.ts';
import { Draft, DraftVersion } from './schema.ts';

/** Events that drafts write to the topic of their group, `group:<id>`; the text itself goes another way (`sync.ts`). */
export const draftEvents = {
  'draft.created': Draft,
  'draft.changed': Draft,
  'draft.relabelled': Closed({
    id: Uuid,
    from: GroupLabel,
    to: GroupLabel,
    reason: Nullable(Type.String()),
  }),
  'draft.deleted': Closed({ id: Uuid }),
  'draft.restored': Draft,
  'draft.version_pinned': DraftVersion,
};
