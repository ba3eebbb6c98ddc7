import type { Translation } from './dictionary.ts';
import type { errorsPl } from './errors.pl.ts';

export const errorsEn: Translation<typeof errorsPl> = {
  'errors.network': 'No connection to the server. Try again in a moment.',
  'errors.unavailable': 'The server is not answering right now. Try again in a moment.',
  'errors.unexpected': 'Something went wrong. Nothing was lost, try again.',
};
