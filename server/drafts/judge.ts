import type { Refusal } from '../../shared/drafts/sync.ts';
import type { createAuthors } from './authors.ts';
import type { JudgeAuthors } from './replica.ts';
import type { createText } from './text.ts';

type Known = {
  text: ReturnType<typeof createText>;
  authors: ReturnType<typeof createAuthors>;
  /** Reads from the log what this node has not heard of. */
  catchUp: () => Promise<void>;
};

/** Says whether a member's edit may be stored, and asks the database where this node does not know enough to say. */
export async function judgeEdit(
  { text, authors, catchUp }: Known,
  memberId: string,
  update: Uint8Array,
): Promise<'accepted' | Refusal> {
  let unknown: number[] = [];
  const judgeAuthors: JudgeAuthors = (clientIds) => {
    unknown = clientIds;
    return authors.judge(memberId, clientIds);
  };
  let verdict = text.propose(update, judgeAuthors);
  if (verdict === 'unknown_author') {
    await authors.learn(unknown);
    verdict = text.propose(update, judgeAuthors);
  }
  if (verdict === 'incomplete') {
    await catchUp();
    verdict = text.propose(update, judgeAuthors);
  }
  return verdict === 'unknown_author' ? 'unavailable' : verdict;
}
