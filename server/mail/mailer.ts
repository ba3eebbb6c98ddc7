import nodemailer from 'nodemailer';
import type { Config } from '../config.ts';
import type { Db, Tx } from '../db/client.ts';
import { addJob, type Job } from '../jobs/jobs.ts';

export type Mail = { recipient: string; subject: string; text: string };

/**
 * Mail leaves by a job, so that what was committed is sent even when the hub dies in between. Without `SMTP_URL` it stays
 * in the table `mail_message`, where the demo shows it.
 */
export function createMailer(db: Db, config: Config) {
  const transport = config.smtpUrl ? nodemailer.createTransport(config.smtpUrl) : undefined;

  return {
    /** Writes the message in the caller's transaction. */
    async enqueue(trx: Tx, mail: Mail): Promise<void> {
      await trx.insertInto('mailMessage').values(mail).execute();
      if (transport) await addJob(trx, sendMailJob.name, {}, { key: sendMailJob.name });
    },
    /** Sends what waits, oldest first, each at most by one process; returns how many went out. */
    async sendWaiting(): Promise<number> {
      if (!transport) return 0;
      let sent = 0;
      while (await sendOne(db, (mail) => transport.sendMail({ from: config.mailFrom, to: mail.recipient, ...mail })))
        sent += 1;
      return sent;
    },
    close: () => transport?.close(),
  };
}

async function sendOne(db: Db, send: (mail: Mail & { messageId: string }) => Promise<unknown>): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('mailMessage')
      .select(['id', 'recipient', 'subject', 'text'])
      .where('sentAt', 'is', null)
      .orderBy('createdAt')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!row) return false;
    const { id, ...mail } = row;
    await send({ ...mail, messageId: `<${id}@konsylium>` });
    await trx.updateTable('mailMessage').set({ sentAt: new Date() }).where('id', '=', id).execute();
    return true;
  });
}

/** Runs when a message was written, and each minute for what failed before. */
export const sendMailJob: Job = {
  name: 'send_mail',
  cron: '* * * * *',
  run: async ({ mail }) => void (await mail.sendWaiting()),
};

export type Mailer = ReturnType<typeof createMailer>;
