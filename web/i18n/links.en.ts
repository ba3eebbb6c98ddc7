import type { Translation } from './dictionary.ts';
import type { linksPl } from './links.pl.ts';

export const linksEn: Translation<typeof linksPl> = {
  'links.kind.thread': 'thread',
  'links.kind.message': 'message',
  'links.kind.meeting': 'meeting',
  'links.kind.draft': 'document',
  'links.kind.decision': 'finding',
  'links.kind.task': 'task',
  'links.noAccess': '{kind}, no access',
  'links.title': 'Related',
  'links.sources': 'Where it came from',
  'links.results': 'What came of it',
  'links.makeOfThis': 'Make of this',
  'links.makeVote': 'Vote',
  'links.makeMeeting': 'Meeting',
  'links.makeDraft': 'Document',
  'links.makeTask': 'Task',
};
