import { endingOf, fileKinds } from '../../shared/attachments/kinds.ts';
import { nameLimit } from '../../shared/attachments/schema.ts';

const fallback = 'plik';

/**
 * A name made harmless: no folders, no control characters, nothing that turns the direction of writing (`gpj.exe` shown as
 * `exe.jpg`), not too long. Empty names become `plik`.
 */
export function cleanName(given: string): string {
  const clean = (given.split(/[/\\]/).at(-1) ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return shorten(clean) || fallback;
}

/** The name with an ending that says what the content is: `raport.exe` that is a PDF becomes `raport.exe.pdf`. */
export function nameFor(type: string, name: string): string {
  const endings = fileKinds.get(type)?.endings ?? [];
  if (endings.length === 0 || endings.includes(endingOf(name))) return name;
  return shorten(`${name}.${endings[0]}`);
}

/** Cuts in the middle of the stem, so that the ending stays. */
function shorten(name: string): string {
  const chars = Array.from(name);
  if (chars.length <= nameLimit) return name;
  const ending = endingOf(name);
  const tail = ending ? `….${ending}` : '…';
  return `${chars.slice(0, nameLimit - Array.from(tail).length).join('')}${tail}`;
}
