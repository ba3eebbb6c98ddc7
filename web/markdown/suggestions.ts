import { type Accessor, createEffect, createMemo, createSignal, createUniqueId, on, onCleanup } from 'solid-js';
import type { ThingKind } from '../../shared/links/schema.ts';
import type { PaletteFinds } from '../../shared/palette/schema.ts';
import { t } from '../i18n/t.ts';
import { matchesQuery } from '../ui/text-match.ts';
import { findThings } from './api.ts';
import type { Callable } from './callable.ts';
import type { HandText } from './hand-text.ts';

/** Somebody or something that can be named at the caret. */
export type Suggestion = { key: string; name: string; detail: string; target: string };
type Asked = { sign: '@' | '#'; query: string; start: number; end: number };
export type SuggestionList = ReturnType<typeof createSuggestions>;

/** Who can be called, and the text into which a name is written. */
export type Naming = { callable: Accessor<Callable>; hand: HandText };

const begun = /(?:^|[\s(„"])([@#])([\p{L}\p{N}][\p{L}\p{N} .,-]{0,40})?$/u;
const most = 7;
const restMs = 150;

/** What is being named at the caret of a field, who or what fits, and the keys that choose. */
export function createSuggestions(field: Accessor<HTMLTextAreaElement | undefined>, { callable, hand }: Naming) {
  const id = createUniqueId();
  const [asked, setAsked] = createSignal<Asked>();
  const found = createFound(asked);
  const [active, setActive] = createSignal(0);
  let dismissed = -1;
  // The people of the group may come later than the letters.
  const items = createMemo(() => {
    const now = asked();
    return now?.sign === '@' ? peopleFor(callable(), now.query) : found();
  });
  const isOpen = () => asked() !== undefined && items().length > 0;

  const close = () => void setAsked(undefined);

  /** Looks at what stands before the caret. */
  function look(): void {
    const area = field();
    const now =
      area && area.selectionStart === area.selectionEnd ? askedAt(area.value, area.selectionStart) : undefined;
    const before = asked();
    if (now && before && now.query === before.query && now.start === before.start) return;
    if (!now || now.start === dismissed) {
      close();
      return;
    }
    dismissed = -1;
    setAsked(now);
    setActive(0);
  }

  function choose(item: Suggestion): void {
    const area = field();
    const now = asked();
    if (!area || !now) return;
    writeAt(area, now, `${hand.name(now.sign, item.name, item.target)} `);
    hand.write(area.value);
    close();
  }

  return {
    id,
    field,
    items,
    active,
    isOpen,
    asked,
    look,
    choose,
    close,
    onKeyDown: makeKeys({
      list: () => (isOpen() ? items() : []),
      active,
      setActive,
      choose,
      dismiss: () => {
        dismissed = asked()?.start ?? -1;
        close();
      },
    }),
    attributes: tiesOf(id, () => (isOpen() ? active() : undefined)),
  };
}

/** Things that fit the letters after `#`, asked of the server after a rest. */
function createFound(asked: Accessor<Asked | undefined>): Accessor<readonly Suggestion[]> {
  const [found, setFound] = createSignal<readonly Suggestion[]>([]);
  createEffect(
    on(asked, (now) => {
      if (!now) setFound([]);
      if (now?.sign !== '#') return;
      const timer = setTimeout(async () => {
        const things = await thingsFor(now.query);
        if (asked() === now) setFound(things);
      }, restMs);
      onCleanup(() => clearTimeout(timer));
    }),
  );
  return found;
}

/** In place of what was typed, so that the browser's undo knows of it. */
function writeAt(area: HTMLTextAreaElement, { start, end }: Asked, written: string): void {
  area.focus();
  area.setSelectionRange(start, area.selectionEnd);
  if (!document.execCommand('insertText', false, written)) area.setRangeText(written, start, end, 'end');
}

/** What ties the field to its list. */
function tiesOf(id: string, chosen: () => number | undefined) {
  return {
    'aria-autocomplete': 'list' as const,
    get 'aria-controls'() {
      return chosen() === undefined ? undefined : id;
    },
    get 'aria-activedescendant'() {
      return chosen() === undefined ? undefined : `${id}-${chosen()}`;
    },
  };
}

type KeyParts = {
  list: () => readonly Suggestion[];
  active: () => number;
  setActive: (index: number) => void;
  choose: (item: Suggestion) => void;
  dismiss: () => void;
};

/** Returns true when the key was one of the list's. */
function makeKeys({ list, active, setActive, choose, dismiss }: KeyParts): (event: KeyboardEvent) => boolean {
  return (event) => {
    const items = list();
    if (items.length === 0 || event.isComposing) return false;
    const chosen = items[active()];
    const takes = event.key === 'Tab' || (event.key === 'Enter' && !event.ctrlKey && !event.metaKey);
    if (event.key === 'ArrowDown') setActive((active() + 1) % items.length);
    else if (event.key === 'ArrowUp') setActive((active() + items.length - 1) % items.length);
    else if (takes && chosen) choose(chosen);
    else if (event.key === 'Escape') dismiss();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
}

function askedAt(text: string, caret: number): Asked | undefined {
  const found = begun.exec(text.slice(Math.max(0, caret - 60), caret));
  if (!found) return undefined;
  const [, sign, query = ''] = found;
  return { sign: sign as '@' | '#', query: query.trimEnd(), start: caret - query.length - 1, end: caret };
}

/** The whole group first, then its people. */
function peopleFor({ people, group }: Callable, query: string): Suggestion[] {
  const all = group && {
    key: group.id,
    name: group.name,
    detail: t('markdown.wholeGroup'),
    target: `(group:${group.id})`,
  };
  const suggestions = [
    ...(all ? [all] : []),
    ...people.map(({ id, displayName }) => ({ key: id, name: displayName, detail: '', target: `(member:${id})` })),
  ];
  return suggestions.filter(({ name, detail }) => matchesQuery(`${name} ${detail}`, query)).slice(0, most);
}

const listed: [keyof PaletteFinds, ThingKind][] = [
  ['threads', 'thread'],
  ['meetings', 'meeting'],
  ['drafts', 'draft'],
  ['decisions', 'decision'],
];

async function thingsFor(query: string): Promise<Suggestion[]> {
  if (!query) return [];
  const found = await findThings(query).catch(() => undefined);
  if (!found) return [];
  const all = listed.flatMap(([list, kind]) =>
    (found[list] as { id: string; title: string }[]).map(({ id, title }, rank) => ({
      ...{ key: id, name: title, detail: t(`links.kind.${kind}`), target: `(${kind}:${id})` },
      rank,
    })),
  );
  // The best of each kind before the second of any.
  return all.sort((a, b) => a.rank - b.rank).slice(0, most);
}
