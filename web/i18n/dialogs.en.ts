import type { dialogsPl } from './dialogs.pl.ts';
import type { Translation } from './dictionary.ts';

export const dialogsEn: Translation<typeof dialogsPl> = {
  'ui.leave.title': 'Discard what is written here?',
  'ui.leave.text': 'The dialog closes, and the text in it is lost.',
  'ui.leave.keep': 'Go on writing',
  'ui.leave.discard': 'Discard',
};
