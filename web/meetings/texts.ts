import { addTexts } from '../i18n/locale.ts';
import { meetingsPl } from '../i18n/meetings.pl.ts';

addTexts(meetingsPl);
