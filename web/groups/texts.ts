import { groupsPl } from '../i18n/groups.pl.ts';
import { addTexts } from '../i18n/locale.ts';

addTexts(groupsPl);
