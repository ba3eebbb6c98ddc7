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
    at = shelf.add(at);
    if (count % wordsAtOnce === 0) await setImmediate();
  }
  return shelf.close();
}

function createShelf(source: Buffer) {
  const alphabet = createAlphabet();
  const flags = createFlags(source);
  const letters = new Uint8Array(source.length);
  const starts = new Uint32Array(mostWords + 1);
  const flagsOf = new Uint16Array(mostWords);
  const slots = new Uint32Array(slotCount);
  let count = 0;
  let used = 0;

  /** Takes the line that begins here; returns where the next one does. */
  function add(from: number): number {
    starts[count] = used;
    let [at, value] = [from, 0x811c9dc5];
    for (let byte = source[at] ?? newline; byte !== newline && byte !== slashByte; byte = source[at] ?? newline) {
      const size = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : 3;
      const code = alphabet.codeOf(size === 1 ? byte : decode(source, at, size));
      letters[used++] = code;
      value = mix(value, alphabet.plain[code] ?? 0);
      at += size;
    }
    const flagsFrom = at;
    while (at < source.length && source[at] !== newline) at += 1;
    if (used > (starts[count] ?? 0) && count < mostWords) {
      flagsOf[count] = flags.numberOf(flagsFrom + 1, at);
      let slot = toSlot(value);
      while (slots[slot]) slot = (slot + 1) % slotCount;
      slots[slot] = ++count;
    }
    return at + 1;
  }

  function close(): Dictionary {
    starts[count] = used;
    const words = { letters: letters.slice(0, used), starts: starts.slice(0, count + 1), slots };
    return createLookUp(words, alphabet, (entry) => flags.texts[flagsOf[entry] ?? 0] ?? '');
  }

  return { add, close };
}

/** The code point of two or three bytes. */
function decode(source: Buffer, at: number, size: number): number {
  const [first, second, third] = [source[at] ?? 0, (source[at + 1] ?? 0) & 0x3f, (source[at + 2] ?? 0) & 0x3f];
  return size === 2 ? ((first & 0x1f) << 6) | second : ((first & 0x0f) << 12) | (second << 6) | third;
}

/** Numbers the sets of flags as they come; there are few of them, told apart by a hash of their bytes. */
function createFlags(source: Buffer) {
  const texts = [''];
  const byHash = new Map<number, number>();
  return {
    texts,
    numberOf(from: number, to: number): number {
      if (from >= to) return 0;
      let value = to - from;
      for (let at = from; at < to; at += 1) value = Math.imul(value, 131) ^ (source[at] ?? 0);
      for (; ; value = Math.imul(value, 31) + 7) {
        const known = byHash.get(value);
        if (known === undefined) break;
        if (isText(source, from, to, texts[known] ?? '')) return known;
      }
      byHash.set(value, texts.length);
      return texts.push(source.toString('latin1', from, to)) - 1;
    },
  };
}

function isText(source: Buffer, from: number, to: number, text: string): boolean {
  if (to - from !== text.length) return false;
  for (let at = from; at < to; at += 1) if (source[at] !== text.charCodeAt(at - from)) return false;
  return true;
}

/** Numbers the letters as they come, lower and upper case as one; `plain` leads from a letter to the one without marks. */
function createAlphabet() {
  const byCodePoint = new Uint8Array(0x10000);
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
    const known = byCodePoint[codePoint];
    if (known) return known;
    const code = number(String.fromCodePoint(codePoint).toLowerCase());
    byCodePoint[codePoint] = code;
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
      for (let slot = hash(plain, spelled, length); slots[slot]; slot = (slot + 1) % slotCount) {
        const entry = (slots[slot] ?? 0) - 1;
        if (isAt(entry, length)) entries.push(entry);
      }
      for (const entry of entries) found(headwordOf(entry), flagsOf(entry));
    },
  };
}

/** FNV-1a, a letter at a time. */
const mix = (value: number, letter: number): number => Math.imul(value ^ letter, 0x01000193);
const toSlot = (value: number): number => (value ^ (value >>> slotBits)) & (slotCount - 1);

function hash(plain: Uint8Array, letters: Uint8Array, length: number): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < length; at += 1) value = mix(value, plain[letters[at] ?? 0] ?? 0);
  return toSlot(value);
}
