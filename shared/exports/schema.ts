import { type Static, Type } from 'typebox';
import { Closed, List } from '../fields.ts';
import { TlpLabel } from '../labels.ts';

export const exportFormats = ['pdf', 'md'] as const;

const Ordinal = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

export const ExportQuery = Closed({
  format: Type.Enum(exportFormats),
  label: Type.Optional(TlpLabel),
  from: Type.Optional(Ordinal),
  to: Type.Optional(Ordinal),
});
export type ExportQuery = Static<typeof ExportQuery>;

/** Messages that fit into one PDF, by their numbers in the thread. */
export const ExportPart = Closed({ from: Ordinal, to: Ordinal });
export type ExportPart = Static<typeof ExportPart>;
export const ExportParts = List(ExportPart);
