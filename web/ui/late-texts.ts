import { dialogsPl } from '../i18n/dialogs.pl.ts';
import { addTexts } from '../i18n/locale.ts';

addTexts(dialogsPl);
