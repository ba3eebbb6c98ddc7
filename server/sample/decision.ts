import type { Choice, Method, Stand } from '../../shared/decisions/rule.ts';
import type { Settings } from '../../shared/decisions/schema.ts';
import type { TlpLabel } from '../../shared/labels.ts';

/** What one person said; `before` is what they said first. */
export type SampleVote = { by: string; choice: Choice; before?: Choice; reason?: string };

/** `days`: from which day to which, before today when negative, with the hour of the close; closed when that is past. */
export type SampleDecision = {
  group: string;
  by: string;
  title: string;
  body: string;
  label: TlpLabel;
  days: [opens: number, closes: number, time: string];
  settings: Partial<Settings> & { method: Method };
  options?: string[];
  /** Title of the thread it was made of. */
  thread?: string;
  votes: SampleVote[];
  recused?: { by: string; reason: string }[];
  dissents?: { by: string; text: string }[];
  /** A later wording of the outcome, with the day of its review counted from today. */
  statement?: { by: string; text: string; reviewIn: number };
};

export const stand = (which: Stand): Choice => ({ kind: 'stand', stand: which });
export const ranked = (...order: number[]): Choice => ({ kind: 'ranking', order });

/** The same short vote of several. */
export const all = (which: Stand, ...keys: string[]): SampleVote[] => keys.map((by) => ({ by, choice: stand(which) }));
