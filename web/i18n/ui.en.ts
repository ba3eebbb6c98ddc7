import type { Translation } from './dictionary.ts';
import type { uiPl } from './ui.pl.ts';

export const uiEn: Translation<typeof uiPl> = {
  'ui.optional': '(optional)',
  'ui.close': 'Close',
  'ui.undo': 'Undo',
  'ui.retry': 'Try again',
  'ui.loading': 'Loading',
  'ui.busy': 'In progress',
  'ui.search': 'Search',
  'ui.clear': 'Clear',
  'ui.copy': 'Copy',
  'ui.copied': 'Copied',
  'ui.cancel': 'Cancel',
  'ui.more': 'More',
  'ui.breadcrumb': 'Breadcrumb',
  'ui.notices': 'Notifications',
  'ui.presence.here': 'in the hub',
  'ui.presence.away': 'back soon',
  'ui.presence.off': 'not in the hub',
  'ui.step.done': 'done',
  'ui.palette.choose': 'choose',
  'ui.palette.open': 'open',
  'ui.palette.none': 'Nothing fits. Try a shorter word.',
  'ui.palette.found': { one: '{count} result', other: '{count} results' },
};
