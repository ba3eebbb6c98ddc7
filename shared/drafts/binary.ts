export type Writer = {
  /** An integer from 0 to 2^53 - 1. */
  uint(value: number): Writer;
  bytes(value: Uint8Array): Writer;
  text(value: string): Writer;
  finish(): Uint8Array;
};

/** Writes numbers, texts and byte arrays in the encoding of lib0 (the one Yjs uses): varuint, then length-prefixed parts. */
export function createWriter(): Writer {
  let buffer = new Uint8Array(128);
  let length = 0;

  function reserve(count: number): void {
    if (length + count <= buffer.length) return;
    const grown = new Uint8Array(Math.max(buffer.length * 2, length + count));
    grown.set(buffer.subarray(0, length));
    buffer = grown;
  }

  const writer: Writer = {
    uint(value) {
      reserve(8);
      let rest = value;
      while (rest > 127) {
        buffer[length++] = 128 | (rest % 128);
        rest = Math.floor(rest / 128);
      }
      buffer[length++] = rest;
      return writer;
    },
    bytes(value) {
      writer.uint(value.length);
      reserve(value.length);
      buffer.set(value, length);
      length += value.length;
      return writer;
    },
    text: (value) => writer.bytes(new TextEncoder().encode(value)),
    finish: () => buffer.subarray(0, length),
  };
  return writer;
}

/** Reads what `createWriter` or lib0 wrote. Every method throws a `RangeError` on bytes that are not that. */
export function createReader(source: Uint8Array) {
  let at = 0;

  function uint(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
      const byte = source[at++];
      if (byte === undefined) throw new RangeError('unexpected end');
      value += (byte & 127) * factor;
      if (byte < 128 && value <= Number.MAX_SAFE_INTEGER) return value;
    }
    throw new RangeError('number too large');
  }

  function bytes(): Uint8Array {
    const count = uint();
    if (count > source.length - at) throw new RangeError('unexpected end');
    at += count;
    return source.subarray(at - count, at);
  }

  return {
    uint,
    bytes,
    text: (): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes()),
    /** Throws when bytes are left over. */
    end(): void {
      if (at !== source.length) throw new RangeError('bytes left over');
    },
  };
}
