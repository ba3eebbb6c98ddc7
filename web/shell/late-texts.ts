import { addTexts } from '../i18n/locale.ts';
import { palettePl } from '../i18n/palette.pl.ts';

addTexts(palettePl);
