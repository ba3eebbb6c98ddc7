import { setImmediate } from 'node:timers/promises';
import { fold } from './fold.ts';

/** Headwords with the flags of their paradigms, in a few typed arrays: a third of a million words in about 8 MB. */
export type Dictionary = {
  /** Every headword that is spelled `head` + `tail` when Polish marks are left out of all of them, with its flags. */
  lookUp(head: string, tail: string, found: (headword: string, flags: string) => void): void;
};

const wordsAtOnce = 5_000;
const mostWords = 400_000;
const newline = 10;
const slashByte = 47;
const slotBits = 19;
const slotCount = 1 << slotBits;

/** Reads a hunspell `.dic` in UTF-8; lets others work every few milliseconds, and makes little to be thrown away. */
export async function readDictionary(source: Buffer): Promise<Dictionary> {
  const shelf = createShelf(source);
  for (let at = source.indexOf(newline) + 1, count = 1; at > 0 && at < source.length; count += 1) {
    const end = source.indexOf(newline, at);
    shelf.add(at, end < 0 ? source.length : end);
    at = end + 1;
    if (count % wordsAtOnce === 0) await setImmediate();
  }
  return shelf.close();
}

function createShelf(source: Buffer) {
  const alphabet = createAlphabet();
  const flagNumbers = new Map<string, number>([['', 0]]);
  const letters = new Uint8Array(source.length);
  const starts = new Uint32Array(mostWords + 1);
  const flagsOf = new Uint16Array(mostWords);
  const slots = new Uint32Array(slotCount);
  let count = 0;
  let used = 0;

  function numberOf(flags: string): number {
    const known = flagNumbers.get(flags) ?? flagNumbers.size;
    flagNumbers.set(flags, known);
    return known;
  }

  function add(from: number, to: number): void {
    const slash = source.subarray(from, to).indexOf(slashByte);
    const end = slash < 0 ? to : from + slash;
    if (end === from || count === mostWords) return;
    starts[count] = used;
    flagsOf[count] = slash < 0 ? 0 : numberOf(source.toString('latin1', end + 1, to).trim());
    for (let at = from; at < end; ) {
      const first = source[at] ?? 0;
      const size = first < 0x80 ? 1 : first < 0xe0 ? 2 : 3;
      letters[used++] = alphabet.codeOf(
        size === 1 ? first : (source.toString('utf8', at, at + size).codePointAt(0) ?? 0),
      );
      at += size;
    }
    let slot = hash(alphabet.plain, letters, starts[count] ?? 0, used);
    while (slots[slot]) slot = (slot + 1) % slotCount;
    slots[slot] = ++count;
  }

  function close(): Dictionary {
    starts[count] = used;
    const words = { letters: letters.slice(0, used), starts: starts.slice(0, count + 1), slots };
    const flagTexts = [...flagNumbers.keys()];
    return createLookUp(words, alphabet, (entry) => flagTexts[flagsOf[entry] ?? 0] ?? '');
  }

  return { add, close };
}

/** Numbers the letters as they come, lower and upper case as one; `plain` leads from a letter to the one without marks. */
function createAlphabet() {
  const byCodePoint = new Map<number, number>();
  const codes = new Map<string, number>([['', 0]]);
  const plain = new Uint8Array(256);

  function number(letter: string): number {
    const known = codes.get(letter);
    if (known !== undefined) return known;
    const code = codes.size;
    codes.set(letter, code);
    const folded = fold(letter);
    plain[code] = folded.length === 1 ? number(folded) : code;
    return code;
  }

  function codeOf(codePoint: number): number {
    const known = byCodePoint.get(codePoint);
    if (known !== undefined) return known;
    const code = number(String.fromCodePoint(codePoint).toLowerCase());
    byCodePoint.set(codePoint, code);
    return code;
  }

  return { codes, plain, codeOf };
}

type Words = { letters: Uint8Array; starts: Uint32Array; slots: Uint32Array };
type Alphabet = Pick<ReturnType<typeof createAlphabet>, 'codes' | 'plain'>;

function createLookUp(words: Words, { codes, plain }: Alphabet, flagsOf: (entry: number) => string): Dictionary {
  const { letters, starts, slots } = words;
  const letterOf = [...codes.keys()];
  const spelled = new Uint8Array(64);

  /** The word in letters of the dictionary; its length, or 0 when it has others or is too long. */
  function spell(head: string, tail: string): number {
    const length = head.length + tail.length;
    if (length > spelled.length) return 0;
    for (let at = 0; at < length; at += 1) {
      const code = codes.get(at < head.length ? head.charAt(at) : tail.charAt(at - head.length));
      if (code === undefined) return 0;
      spelled[at] = code;
    }
    return length;
  }

  function isAt(entry: number, length: number): boolean {
    const start = starts[entry] ?? 0;
    if ((starts[entry + 1] ?? 0) - start !== length) return false;
    for (let at = 0; at < length; at += 1)
      if (plain[letters[start + at] ?? 0] !== plain[spelled[at] ?? 0]) return false;
    return true;
  }

  function headwordOf(entry: number): string {
    let word = '';
    for (let at = starts[entry] ?? 0; at < (starts[entry + 1] ?? 0); at += 1) word += letterOf[letters[at] ?? 0] ?? '';
    return word;
  }

  return {
    lookUp(head, tail, found) {
      const length = spell(head, tail);
      if (length === 0) return;
      const entries: number[] = [];
      for (let slot = hash(plain, spelled, 0, length); slots[slot]; slot = (slot + 1) % slotCount) {
        const entry = (slots[slot] ?? 0) - 1;
        if (isAt(entry, length)) entries.push(entry);
      }
      for (const entry of entries) found(headwordOf(entry), flagsOf(entry));
    },
  };
}

/** FNV-1a over a stretch of plain letters, as a slot. */
function hash(plain: Uint8Array, letters: Uint8Array, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let at = from; at < to; at += 1) value = Math.imul(value ^ (plain[letters[at] ?? 0] ?? 0), 0x01000193);
  return (value ^ (value >>> slotBits)) & (slotCount - 1);
}
