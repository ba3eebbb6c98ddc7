import { countUnposted } from '../attachments/waiting.ts';
import { unsentDrafts } from '../drafts/offline-copies.ts';
import { outgoing } from '../threads/outbox.ts';

/** What would be lost at sign-out: titles of drafts with unsent changes, how many messages wait, and files in no message. */
export type Unsent = { drafts: string[]; messages: number; files: number };

/** Looks around this browser; undefined when the server has everything. */
export function findUnsent(memberId: string): Unsent | undefined {
  const unsent = { drafts: unsentDrafts(memberId), messages: outgoing().length, files: countUnposted() };
  return unsent.drafts.length > 0 || unsent.messages > 0 || unsent.files > 0 ? unsent : undefined;
}
