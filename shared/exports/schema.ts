import { type Static, Type } from 'typebox';
import { Closed } from '../fields.ts';
import { TlpLabel } from '../labels.ts';

export const exportFormats = ['pdf', 'md'] as const;

export const ExportQuery = Closed({
  format: Type.Enum(exportFormats),
  label: Type.Optional(TlpLabel),
});
export type ExportQuery = Static<typeof ExportQuery>;
