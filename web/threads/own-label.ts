import { isStricter, type TlpLabel } from '../../shared/labels.ts';
import type { Message, Thread } from '../../shared/threads/schema.ts';

/** The label of a message where it says more than the thread's. */
export function ownLabelOf(
  { label }: Pick<Message, 'label'>,
  thread: Pick<Thread, 'label'> | undefined,
): TlpLabel | undefined {
  return label && thread && isStricter(label, thread.label) ? label : undefined;
}
