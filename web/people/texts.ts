import { addTexts } from '../i18n/locale.ts';
import { peoplePl } from '../i18n/people.pl.ts';

addTexts(peoplePl);
