const weekMs = 7 * 86_400_000;

/** Keys of where, when and by whom a thing was made, so that the index finds what is both near and fitting without reading the rest. */
export const groupKey = (groupId: string): string => `#g${short(groupId)}`;
export const authorKey = (memberId: string): string => `#a${short(memberId)}`;
export const weekKey = (week: number): string => `#w${week}`;
export const fileKey = '#file';
export const weekOf = (at: Date): number => Math.floor(at.getTime() / weekMs);

/** They only narrow down what is then compared in full. */
const short = (id: string): string => id.replaceAll('-', '').slice(0, 12).toLowerCase();

type Placed = { groupId: string | null; authorId: string | null; createdAt: Date; hasFile: boolean };

/** Those of one thing. */
export function placeKeys({ groupId, authorId, createdAt, hasFile }: Placed): string[] {
  const where = [...(groupId ? [groupKey(groupId)] : []), ...(authorId ? [authorKey(authorId)] : [])];
  return [...where, weekKey(weekOf(createdAt)), ...(hasFile ? [fileKey] : [])];
}
