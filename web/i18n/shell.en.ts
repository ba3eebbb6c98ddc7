import type { Translation } from './dictionary.ts';
import type { shellPl } from './shell.pl.ts';

export const shellEn: Translation<typeof shellPl> = {
  'shell.product': 'Konsylium',
  'shell.team': 'Cross-sector Expert Team',
  'shell.skip': 'Skip to content',
};
