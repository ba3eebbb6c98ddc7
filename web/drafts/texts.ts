import { draftsPl } from '../i18n/drafts.pl.ts';
import { addTexts } from '../i18n/locale.ts';

addTexts(draftsPl);
