/** A text with the part of it that is selected. */
export type Edit = { text: string; from: number; to: number };

/** Puts marks around the selection, or takes them away. */
export function wrap({ text, from, to }: Edit, mark: string): Edit {
  const inside = text.slice(from, to);
  const around = text.slice(from - mark.length, from) === mark && text.slice(to, to + mark.length) === mark;
  if (around && from >= mark.length)
    return {
      text: text.slice(0, from - mark.length) + inside + text.slice(to + mark.length),
      from: from - mark.length,
      to: to - mark.length,
    };
  return {
    text: text.slice(0, from) + mark + inside + mark + text.slice(to),
    from: from + mark.length,
    to: to + mark.length,
  };
}

export type Prefix = 'bullet' | 'number' | 'quote';
const marks: Record<Prefix, (index: number) => string> = {
  bullet: () => '- ',
  number: (index) => `${index + 1}. `,
  quote: () => '> ',
};
const known: Record<Prefix, RegExp> = { bullet: /^[-*+] /, number: /^\d{1,9}[.)] /, quote: /^> ?/ };

/** Begins each selected line with a mark, or takes the marks away where all have one. */
export function prefixLines({ text, from, to }: Edit, prefix: Prefix): Edit {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to);
  const lines = text.slice(start, end).split('\n');
  const all = lines.every((line) => known[prefix].test(line));
  const changed = lines
    .map((line, index) => (all ? line.replace(known[prefix], '') : marks[prefix](index) + line))
    .join('\n');
  const whole = text.slice(0, start) + changed + text.slice(end);
  return from === to
    ? { text: whole, from: start + changed.length, to: start + changed.length }
    : { text: whole, from: start, to: start + changed.length };
}

/** Makes the selection the words of a link, and selects where its address goes; an address becomes the address. */
export function linkTo({ text, from, to }: Edit): Edit {
  const inside = text.slice(from, to);
  const isAddress = /^https?:\/\/\S+$/.test(inside);
  const link = isAddress ? `[](${inside})` : `[${inside}](https://)`;
  const at = isAddress ? from + 1 : from + inside.length + 3;
  return { text: text.slice(0, from) + link + text.slice(to), from: at, to: isAddress ? at : at + 'https://'.length };
}

/** A word as code, several lines as a block of it. */
export function asCode(edit: Edit): Edit {
  const inside = edit.text.slice(edit.from, edit.to);
  if (!inside.includes('\n')) return wrap(edit, '`');
  const block = `\`\`\`\n${inside}\n\`\`\``;
  const from = edit.from + 4;
  return { text: edit.text.slice(0, edit.from) + block + edit.text.slice(edit.to), from, to: from + inside.length };
}

/** Enter inside a list or a quote begins its next line; on an empty one it ends it. Nothing elsewhere. */
export function continueLine({ text, from, to }: Edit): Edit | undefined {
  if (from !== to) return undefined;
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const found = /^( {0,8})([-*+] |(\d{1,8})([.)]) |> )(.*)$/.exec(text.slice(start, from));
  if (!found) return undefined;
  const [, indent = '', mark = '', number, dot = '', rest] = found;
  if (rest === '') return { text: text.slice(0, start) + text.slice(from), from: start, to: start };
  const next = `\n${indent}${number ? `${Number(number) + 1}${dot} ` : mark}`;
  return { text: text.slice(0, from) + next + text.slice(from), from: from + next.length, to: from + next.length };
}
