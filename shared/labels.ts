import { type Static, Type } from 'typebox';

/** TLP 2.0 (FIRST), strictest first. Labels are never translated. */
export const tlpLabels = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;

export const TlpLabel = Type.Enum(tlpLabels, { description: 'TLP 2.0 label (FIRST)' });
export type TlpLabel = Static<typeof TlpLabel>;

/** True when `a` restricts sharing more than `b`. */
export function isStricter(a: TlpLabel, b: TlpLabel): boolean {
  return tlpLabels.indexOf(a) < tlpLabels.indexOf(b);
}
