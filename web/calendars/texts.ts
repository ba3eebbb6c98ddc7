import { calendarsPl } from '../i18n/calendars.pl.ts';
import { addTexts } from '../i18n/locale.ts';

addTexts(calendarsPl);
