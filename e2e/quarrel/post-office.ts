import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import type { Email } from 'postal-mime';
import { choosePort } from '../../server/embedded/ports.ts';
import { addJob } from '../../server/jobs/jobs.ts';
import { startSmtp } from '../../server/testing/smtp.ts';
import { withDatabase } from '../database.ts';
import type { Hub } from '../hub.ts';

/** The mail server that the hub sends by, and the port at which the hub itself takes answers. */
export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>;

export async function openPostOffice() {
  const [smtp, port] = [await startSmtp(), await choosePort(0)];
  const env = { SMTP_URL: smtp.url, MAIL_IN_PORT: String(port), MAIL_REPLY_DOMAIN: 'reply.example' };
  return { ...smtp, port, env };
}

/**
 * A night passes for somebody's mail: a digest comes at a full hour, and what asks something of a person after two minutes.
 * That is the only thing in the journey that is not waited for. What they are told, and how, the hub decides.
 */
export async function passNight({ folder }: Hub, memberId: string): Promise<void> {
  await withDatabase(folder, async (db) => {
    await sql`
      update notification set mail_at = now(), created_at = created_at - interval '1 day'
      where member_id = ${memberId} and mail_at is not null`.execute(db);
    await db.transaction().execute((trx) => addJob(trx, 'mail_notifications', {}));
  });
}

/** Answers a mail as a mail program does: below one's words the whole mail, quoted. */
export async function answerMail({ port }: PostOffice, mail: Email, words: string): Promise<void> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  const quoted = (mail.text ?? '').trim().replace(/^/gm, '> ');
  try {
    await transport.sendMail({
      from: mail.to?.[0]?.address ?? '',
      to: mail.replyTo?.[0]?.address ?? '',
      subject: mail.subject ?? '',
      inReplyTo: mail.messageId,
      text: `${words}\n\nOn Sunday, Konsylium wrote:\n${quoted}`,
    });
  } finally {
    transport.close();
  }
}
