const weekMs = 7 * 86_400_000;

/** Keys of where, when and by whom a thing was made, so that the index finds what is both near and fitting without reading the rest. */
export const groupKey = (groupId: string): string => `#g${short(groupId)}`;
export const threadKey = (threadId: string): string => `#t${short(threadId)}`;
export const authorKey = (memberId: string): string => `#a${short(memberId)}`;
export const weekKey = (week: number): string => `#w${week}`;
export const labelKey = (label: string): string => `#l${label.replace(/[^A-Z]/g, '').toLowerCase()}`;
export const fileKey = '#file';
export const weekOf = (at: Date): number => Math.floor(at.getTime() / weekMs);
export const weekStart = (week: number): Date => new Date(week * weekMs);

/** They only narrow down what is then compared in full. */
const short = (id: string): string => id.replaceAll('-', '').slice(0, 12).toLowerCase();

type Placed = {
  groupId: string | null;
  threadId: string | null;
  authorId: string | null;
  /** Its own, not that of its thread. */
  label: string | null;
  createdAt: Date;
  hasFile: boolean;
};

/** Those of one thing. A trigger keeps the thread, group and label of a message that is moved or relabelled. */
export function placeKeys({ groupId, threadId, authorId, label, createdAt, hasFile }: Placed): string[] {
  const where = [...(groupId ? [groupKey(groupId)] : []), ...(threadId ? [threadKey(threadId)] : [])];
  const who = [...(authorId ? [authorKey(authorId)] : []), ...(label ? [labelKey(label)] : [])];
  return [...where, ...who, weekKey(weekOf(createdAt)), ...(hasFile ? [fileKey] : [])];
}
