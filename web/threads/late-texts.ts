import { addTexts } from '../i18n/locale.ts';
import { tendingPl } from '../i18n/tending.pl.ts';

addTexts(tendingPl);
