const weekMs = 7 * 86_400_000;

/** Keys of where and when a thing stands, so that the index finds what is both near and fitting without reading the rest. */
export const groupKey = (groupId: string): string => `#g${groupId.replaceAll('-', '').slice(0, 12)}`;
export const weekKey = (week: number): string => `#w${week}`;
export const weekOf = (at: Date): number => Math.floor(at.getTime() / weekMs);

/** Those of one thing. */
export function placeKeys({ groupId, createdAt }: { groupId: string | null; createdAt: Date }): string[] {
  return [...(groupId ? [groupKey(groupId)] : []), weekKey(weekOf(createdAt))];
}
