import { type ThingRef, thingKinds } from '../../shared/links/schema.ts';

/** `thread:<id>` of an address as a reference; anything else is none. */
export function toThingRef(text: string | undefined): ThingRef | undefined {
  const [kind, id] = text?.split(':') ?? [];
  const known = thingKinds.find((each) => each === kind);
  return known && id ? { kind: known, id } : undefined;
}
