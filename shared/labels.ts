import { type Static, Type } from 'typebox';

/** TLP 2.0 (FIRST), strictest first. Labels are never translated. */
export const tlpLabels = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;

export const TlpLabel = Type.Enum(tlpLabels, { description: 'TLP 2.0 label (FIRST)' });
export type TlpLabel = Static<typeof TlpLabel>;

/** What a thing of a whole group may carry. TLP:RED needs readers named one by one, which such a thing has not. */
export const groupLabels = ['TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;
export const GroupLabel = Type.Enum(groupLabels, { description: 'TLP 2.0 label (FIRST) without TLP:RED' });
export type GroupLabel = Static<typeof GroupLabel>;

/** True when `a` restricts sharing more than `b`. */
export function isStricter(a: TlpLabel, b: TlpLabel): boolean {
  return tlpLabels.indexOf(a) < tlpLabels.indexOf(b);
}
