import { errorsPl } from './errors.pl.ts';
import { shellPl } from './shell.pl.ts';
import { uiPl } from './ui.pl.ts';

/** Every text of the interface in Polish, the language the keys and their types come from. */
export const pl = { ...errorsPl, ...shellPl, ...uiPl };
