import { exportsPl } from '../i18n/exports.pl.ts';
import { addTexts } from '../i18n/locale.ts';

addTexts(exportsPl);
