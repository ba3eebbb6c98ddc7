import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry } from './dictionary.ts';
import { en } from './en.ts';
import { everywherePl } from './everywhere.pl.ts';
import { findHardCoded, findUsedKeys } from './key-check.ts';
import { pl } from './pl.ts';
import { findEntries, reach } from './reach.ts';

const web = path.join(import.meta.dirname, '..');
/** The page that shows the components speaks sample texts. */
const samples = /^showcase\//;

const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/^dist\/|\.test\.ts$|^i18n\/\w+\.(pl|en)\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(web, name), 'utf8') }));

const polish: Record<string, Entry> = pl;
const english: Record<string, Entry> = en;

function placeholders(entry: Entry | undefined): string[] {
  const texts = typeof entry === 'object' ? Object.values(entry) : [entry ?? ''];
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')))].sort();
}

describe('the dictionaries', () => {
  it('hold the same keys', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(polish).sort());
  });

  it('hold no empty text', () => {
    const all = [...Object.entries(polish), ...Object.entries(english)];
    const empty = all.filter(([, entry]) => (typeof entry === 'string' ? entry : entry.other).trim() === '');
    expect(empty).toEqual([]);
  });

  it('use the same placeholders', () => {
    const differ = Object.keys(polish).filter(
      (key) => `${placeholders(polish[key])}` !== `${placeholders(english[key])}`,
    );
    expect(differ).toEqual([]);
  });

  it('give a plural every form its language needs', () => {
    const lacking = Object.entries(polish).filter(
      ([key, entry]) =>
        typeof entry === 'object' && (!entry.few || !entry.many || !entry.one || typeof english[key] !== 'object'),
    );
    expect(lacking.map(([key]) => key)).toEqual([]);
  });

  it('hold no key that nothing uses', () => {
    const used = findUsedKeys(sources.map(({ text }) => text));
    expect(Object.keys(polish).filter((key) => !used(key))).toEqual([]);
  });
});

describe('what is loaded', () => {
  const files = new Map(sources.map(({ name, text }) => [name, text]));
  const dictionaryOf = (file: string) => readFileSync(path.join(web, file), 'utf8');
  const everywhere = new Set(Object.keys(everywherePl));

  /** The keys a dictionary file holds, by its name in the import of a `texts.ts` or `late-texts.ts`. */
  function keysWith(loaded: ReadonlySet<string>): string[] {
    const registers = [...loaded]
      .filter((file) => /^\w+\/(?:late-)?texts\.ts$/.test(file))
      .map((file) => files.get(file) ?? '');
    const names = registers.flatMap((text) => [...text.matchAll(/i18n\/(\w+\.pl\.ts)'/g)].map(([, name]) => name));
    return names.flatMap((name) =>
      [...dictionaryOf(`i18n/${name}`).matchAll(/^ {2}'([^']+)':/gm)].map(([, key]) => key ?? ''),
    );
  }

  it.each(findEntries(files, 'main.tsx'))('brings the texts of %s along', (entry) => {
    const loaded = reach(files, entry);
    const used = findUsedKeys([...loaded].map((file) => files.get(file) ?? ''));
    const there = new Set(keysWith(loaded));
    expect(Object.keys(polish).filter((key) => used(key) && !everywhere.has(key) && !there.has(key))).toEqual([]);
  });
});

describe('the components', () => {
  it('hold no text of their own', () => {
    const found = sources
      .filter(({ name }) => name.endsWith('.tsx') && !samples.test(name))
      .flatMap(({ name, text }) => findHardCoded(text).map((words) => `${name}: ${words}`));
    expect(found).toEqual([]);
  });
});

describe('the check itself', () => {
  it('sees keys in quotes and behind a prefix', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: these are sources to search
    const used = findUsedKeys(["t('a.one'); const k = { name: 'b.two' }", 't(`c.role.${role}`); t(`d.${x}.name`)']);
    expect(['a.one', 'b.two', 'c.role.chair', 'd.any.name'].every(used)).toBe(true);
    expect(['a.two', 'c.other', 'd.any.title'].some(used)).toBe(false);
  });

  it('sees Polish letters and words between tags, not code or comments', () => {
    expect(findHardCoded('<p>Zapisano</p>')).toEqual(['Zapisano']);
    expect(findHardCoded('<Field label="Imię" />')).toEqual(['Imię']);
    expect(findHardCoded("const a = 'Wątki';")).toEqual(['Wątki']);
    expect(findHardCoded("<p>{t('x.y')}</p> // Wątki\n/* Imię */ {/* ćma */}")).toEqual([]);
    expect(findHardCoded('const f = (a: A<B>) => a > b && c < d; <i>{x} / {y}</i>')).toEqual([]);
  });
});
