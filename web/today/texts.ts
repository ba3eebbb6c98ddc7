import { addTexts } from '../i18n/locale.ts';
import { todayPl } from '../i18n/today.pl.ts';

addTexts(todayPl);
