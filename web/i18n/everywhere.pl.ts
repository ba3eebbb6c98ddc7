import { attachmentsPl } from './attachments.pl.ts';
import { errorsPl } from './errors.pl.ts';
import { linksPl } from './links.pl.ts';
import { shellPl } from './shell.pl.ts';
import { uiPl } from './ui.pl.ts';

/** The Polish texts that nearly every page needs. Those of one feature alone come with it: `texts.ts` in its folder. */
export const everywherePl = {
  ...attachmentsPl,
  ...errorsPl,
  ...linksPl,
  ...shellPl,
  ...uiPl,
};
