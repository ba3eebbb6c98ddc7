import { AppError } from '../../shared/errors.ts';
import { cleanText } from '../../shared/threads/text.ts';

/** The text of a message as it is stored; refused when nothing visible is left. */
export function storableBody(body: string): string {
  const clean = cleanText(body);
  if (!/\S/.test(clean)) throw new AppError('invalid_input', { detail: 'body' });
  return clean;
}
