import type { TlpLabel } from '../../shared/labels.ts';
import type { ReactionKind } from '../../shared/threads/schema.ts';
import type { SampleFile } from './files.ts';

/** `ago`: days before today and the wall time; `on`: index of the message it quotes. */
export type SampleMessage = {
  by: string;
  ago: [days: number, time: string];
  body: string;
  on?: number;
  files?: SampleFile[];
  reactions?: Partial<Record<ReactionKind, string[]>>;
};
export type SampleThread = { group: string; title: string; label: TlpLabel; messages: SampleMessage[] };
