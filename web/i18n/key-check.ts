/** Tells of a key whether any of the sources names it: whole in quotes, or by a template such as `role.${role}`. */
export function findUsedKeys(sources: readonly string[]): (key: string) => boolean {
  const whole = new Set<string>();
  const patterns = new Map<string, RegExp>();
  for (const source of sources) {
    for (const [, key] of source.matchAll(/['"`]([a-z]\w*(?:\.[\w:+-]+)+)['"`]/g)) if (key) whole.add(key);
    for (const [, template] of source.matchAll(/`([a-z]\w*\.(?:[\w.]|\$\{[^`{}]*\})+)`/g)) {
      if (template?.includes('${')) patterns.set(template, toPattern(template));
    }
  }
  const all = [...patterns.values()];
  return (key) => whole.has(key) || all.some((pattern) => pattern.test(key));
}

function toPattern(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[^.]+')}$`);
}

const comments = /\/\*[\s\S]*?\*\/|(?<![:'"])\/\/[^\n]*/g;
const polishString = /(['"`])((?:(?!\1)[^\\\n])*[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ](?:(?!\1)[^\\\n])*)\1/g;
/** What stands between the end of a tag (on its line or the one before) and the start of the next. */
const tagText = /<\/?[A-Za-z][^<>]*?(?<!=)>\s*([^<>{}()=;&|]*\p{L}{3,}[^<>{}()=;&|]*?)\s*<\/?[A-Za-z]/gu;

/** Texts for people that stand in a component instead of a dictionary: a heuristic, good enough to stop a slip. */
export function findHardCoded(source: string): string[] {
  const code = source.replace(comments, '');
  const strings = [...code.matchAll(polishString)].map((match) => match[2] ?? '');
  const texts = [...code.matchAll(tagText)].map((match) => match[1] ?? '');
  return [...new Set([...texts, ...strings])].map((text) => text.trim());
}
