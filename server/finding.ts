import { memberSource } from './accounts/finding-actions.ts';
import { decisionSource } from './decisions/finding-actions.ts';
import { draftSource } from './drafts/finding-actions.ts';
import { meetingSource } from './meetings/finding-actions.ts';
import type { Source } from './search/actions.ts';
import { taskSource } from './tasks/finding-actions.ts';
import { messageSource, threadSource } from './threads/finding-actions.ts';

/** Everything that can be found, where a rebuild of the search index reads it. */
export const sources: readonly Source[] = [
  memberSource,
  threadSource,
  meetingSource,
  draftSource,
  decisionSource,
  taskSource,
  messageSource,
];
