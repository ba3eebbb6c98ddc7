import { addTexts } from '../i18n/locale.ts';
import { tasksPl } from '../i18n/tasks.pl.ts';

addTexts(tasksPl);
