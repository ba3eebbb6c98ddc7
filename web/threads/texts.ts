import { addTexts } from '../i18n/locale.ts';
import { standingPl } from '../i18n/standing.pl.ts';
import { threadsPl } from '../i18n/threads.pl.ts';

addTexts({ ...standingPl, ...threadsPl });
