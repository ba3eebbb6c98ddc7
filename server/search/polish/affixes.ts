import { setImmediate } from 'node:timers/promises';
import { fold } from './fold.ts';

const linesAtOnce = 500;

/** One way a headword becomes a form: take `strip` off its end, put `text` on. `conditions` speak of the headword's end. */
export type Rule = { flag: string; conditions: Condition[] };
export type Condition = { letters: string; wanted: boolean };
/** The rules that put one ending on in place of another. */
export type Ending = { text: string; strip: string; rules: Rule[] };
/** `endings` by what they put on, Polish marks left out. */
export type Affixes = { endings: Map<string, Ending[]>; longest: number; prefixes: { flag: string; text: string }[] };

/** Reads the rules of a hunspell `.aff`; lets others work now and then. */
export async function readAffixes(source: string): Promise<Affixes> {
  const endings = new Map<string, Ending[]>();
  const prefixes: Affixes['prefixes'] = [];
  const conditionsOf = createConditions();
  for (const [index, line] of source.split('\n').entries()) {
    if (index % linesAtOnce === 0) await setImmediate();
    if (!line.startsWith('SFX') && !line.startsWith('PFX')) continue;
    const [type, flag = '', from = '', to = '', condition] = line.split(/\s+/);
    if (condition === undefined) continue;
    const [strip, text] = [bare(from), bare(to)];
    if (type === 'PFX') prefixes.push({ flag, text });
    if (type === 'SFX') addRule(endings, { text, strip }, { flag, conditions: conditionsOf(condition) });
  }
  return { endings, prefixes, longest: Math.max(...Array.from(endings.keys(), (ending) => ending.length)) };
}

const bare = (text: string): string => (text === '0' ? '' : text.replace(/\/.*$/, ''));

function addRule(endings: Map<string, Ending[]>, { text, strip }: Omit<Ending, 'rules'>, rule: Rule): void {
  const key = fold(text);
  const known = endings.get(key) ?? [];
  endings.set(key, known);
  const same = known.find((each) => each.text === text && each.strip === strip);
  if (same) same.rules.push(rule);
  else known.push({ text, strip, rules: [rule] });
}

/** Few conditions are different. */
function createConditions(): (text: string) => Condition[] {
  const read = new Map<string, Condition[]>();
  return (text) => {
    const conditions = read.get(text) ?? readConditions(text);
    read.set(text, conditions);
    return conditions;
  };
}

/** `[^aeo]y` as two conditions; `.` is none. */
function readConditions(text: string): Condition[] {
  if (text === '.') return [];
  return Array.from(text.matchAll(/\[(\^?)([^\]]+)\]|(.)/gu), ([, not, set, letter]) => ({
    letters: set ?? letter ?? '',
    wanted: not !== '^',
  }));
}

/** Whether a headword ends as the conditions ask. */
export function meets(conditions: Condition[], headword: string): boolean {
  const from = headword.length - conditions.length;
  return (
    from >= 0 &&
    conditions.every(({ letters, wanted }, index) => letters.includes(headword.charAt(from + index)) === wanted)
  );
}
