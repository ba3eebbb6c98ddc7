import { addTexts } from '../i18n/locale.ts';
import { notificationsPl } from '../i18n/notifications.pl.ts';

addTexts(notificationsPl);
