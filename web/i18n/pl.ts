import { accountsPl } from './accounts.pl.ts';
import { errorsPl } from './errors.pl.ts';
import { peoplePl } from './people.pl.ts';
import { roomsPl } from './rooms.pl.ts';
import { shellPl } from './shell.pl.ts';
import { uiPl } from './ui.pl.ts';

/** Every text of the interface in Polish, the language the keys and their types come from. */
export const pl = { ...accountsPl, ...errorsPl, ...peoplePl, ...roomsPl, ...shellPl, ...uiPl };
