import { addTexts } from '../i18n/locale.ts';
import { roomsPl } from '../i18n/rooms.pl.ts';

addTexts(roomsPl);
