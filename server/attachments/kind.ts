import { fileTypeFromBuffer } from 'file-type';
import { endingOf, fileKinds } from '../../shared/attachments/kinds.ts';

/** How much of the beginning of a file tells what it is. */
export const headBytes = 256 * 1024;

const textEndings = new Set(['txt', 'md', 'log', 'csv']);

/** The media type that the first bytes of a file speak of, or nothing when such files are not taken. */
export async function kindOf(head: Buffer, name: string): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(head);
  if (found) {
    const type = found.mime.split(';')[0] ?? '';
    return fileKinds.has(type) ? type : undefined;
  }
  if (!isText(head, name)) return undefined;
  return endingOf(name) === 'csv' ? 'text/csv' : 'text/plain';
}

/** Text by content: no control characters, no markup at its beginning, UTF-8 or, where the name says text, an older code. */
function isText(head: Buffer, name: string): boolean {
  if (head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d))
    return false;
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<[a-z!?/]/i.test(head.subarray(0, 1_024).toString('latin1'))) return false;
  return textEndings.has(endingOf(name)) || isUtf8(head);
}

function isUtf8(head: Buffer): boolean {
  try {
    // The end may be in the middle of a character.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
