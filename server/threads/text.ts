import { AppError } from '../../shared/errors.ts';
import { cleanText } from '../../shared/threads/text.ts';

/** The text of a message as it is stored; refused when nothing visible is left, unless files speak for it. */
export function storableBody(body: string, files = 0): string {
  const clean = cleanText(body);
  if (files === 0 && !/\S/.test(clean)) throw new AppError('invalid_input', { detail: 'body' });
  return clean;
}
