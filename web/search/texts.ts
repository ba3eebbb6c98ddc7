import { addTexts } from '../i18n/locale.ts';
import { searchPl } from '../i18n/search.pl.ts';

addTexts(searchPl);
