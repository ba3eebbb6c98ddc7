import type { ThingKind } from '../links/schema.ts';

/** Whom a text calls by name. */
export type MentionRef = { kind: 'member' | 'group'; id: string };

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const words = '[^\\[\\]\\n]{0,200}';

/** `@[name](member:id)` or `@[name](group:id)`. A new one for each use: it keeps where it stands. */
export const mentionPattern = () => new RegExp(`@\\[(${words})\\]\\((member|group):(${uuid})\\)`, 'g');
/** `#[title](thread:id)` and other kinds. */
export const chipPattern = () =>
  new RegExp(`#\\[(${words})\\]\\((thread|message|meeting|draft|decision|task):(${uuid})\\)`, 'g');

/** Everybody a text calls, each once. */
export function mentionsIn(text: string): MentionRef[] {
  const found = [...text.matchAll(mentionPattern())].map(([, , kind, id]) => ({ kind, id }) as MentionRef);
  return unique(found);
}

/** Everything a text points at, each once. */
export function chipsIn(text: string): { kind: ThingKind; id: string }[] {
  const found = [...text.matchAll(chipPattern())].map(([, , kind, id]) => ({ kind: kind as ThingKind, id: id ?? '' }));
  return unique(found);
}

function unique<T extends { kind: string; id: string }>(refs: T[]): T[] {
  return [...new Map(refs.map((ref) => [`${ref.kind}:${ref.id}`, ref])).values()];
}

/** Names stay, titles go: who reads the text may not be who may read the thing. */
export function withoutTitles(text: string): string {
  return text.replace(chipPattern(), (_, __, kind: string, id: string) => `#[](${kind}:${id})`);
}

/** Marks as people would say them, without addresses. */
export function spellRefs(text: string): string {
  return text.replace(mentionPattern(), '@$1').replace(chipPattern(), '[…]');
}
