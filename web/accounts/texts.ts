import { accountsPl } from '../i18n/accounts.pl.ts';
import { addTexts } from '../i18n/locale.ts';

addTexts(accountsPl);
