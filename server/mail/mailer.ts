import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import type { Config } from '../config.ts';
import type { Db, Tx } from '../db/client.ts';
import { addJob, type Job } from '../jobs/jobs.ts';

export type Mail = {
  recipient: string;
  subject: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
  /** `<word@host>`; of two messages with the same one the second is never written. */
  messageId?: string;
  /** What `renew` is asked with; absent when the message stays true however long it waits. */
  about?: object;
};
/**
 * Writes a message again as it may be said at this moment; nothing when it may not be sent any more. Whoever enqueues messages
 * with `about` gives this.
 */
export type Renew = (about: unknown) => Promise<Mail | undefined>;

type Sending = Pick<Mail, 'recipient' | 'subject' | 'text'> & {
  id: string;
  html: string | null;
  headers: unknown;
  messageId: string | null;
  about: unknown;
  attempts: number;
};
type Sender = { send(mail: Sending): Promise<unknown> | undefined; renew: Renew };

/** After that many failures (about two days) a message is left alone. */
const attemptsAtMost = 15;
const keptDays = 30;
/** So many messages are on their way at once. */
const lanes = 4;
/** Who takes a message has that long for it, longer than the transport waits; one that a killed process took is due again then. */
const leaseSeconds = 300;
const patience = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 60_000 };

/** The host that our Message-IDs and reply addresses belong to: that of the sender. */
export const mailHost = ({ mailFrom }: Pick<Config, 'mailFrom'>): string =>
  /@([^>\s]+)>?$/.exec(mailFrom)?.[1] ?? 'konsylium';

/**
 * Mail leaves by a job, so that what was committed is sent even when the hub dies in between. Without `SMTP_URL` it stays
 * in the table `mail_message`, where the demo shows it.
 */
export function createMailer(db: Db, config: Config, renew: Renew) {
  const transport = config.smtpUrl
    ? nodemailer.createTransport({ url: config.smtpUrl, pool: true, maxConnections: lanes, ...patience } as object)
    : undefined;
  const send = ({ id, recipient, subject, text, html, headers, messageId }: Sending) =>
    transport?.sendMail({
      ...{ from: config.mailFrom, to: recipient, subject, text, headers: headers as Record<string, string> },
      ...(html ? { html } : {}),
      messageId: messageId ?? `<${id}@${mailHost(config)}>`,
    });

  return {
    /** Writes messages in the caller's transaction. */
    async enqueue(trx: Tx, ...mails: Mail[]): Promise<void> {
      if (mails.length === 0) return;
      const rows = mails.map(({ headers = {}, about = null, ...mail }) => ({
        ...{ html: null, messageId: null, ...mail, headers },
        about: about && JSON.stringify(about),
      }));
      await trx
        .insertInto('mailMessage')
        .values(rows)
        .onConflict((conflict) => conflict.column('messageId').doNothing())
        .execute();
      if (transport) await addJob(trx, sendMailJob.name, {}, { key: sendMailJob.name });
    },
    /** Sends what is due, oldest first; one that fails waits longer each time and holds up no other. */
    async sendDue(): Promise<void> {
      if (!transport) return;
      const lane = async () => {
        while (await sendOne(db, { send, renew }));
      };
      await Promise.all(Array.from({ length: lanes }, lane));
    },
    close: () => transport?.close(),
  };
}

/**
 * Takes the oldest message that is due, sends it and writes down how that went. No transaction is open while the mail server
 * is talked to. What a kill leaves unmarked goes out again with the same Message-ID.
 */
async function sendOne(db: Db, sender: Sender): Promise<boolean> {
  const mail = await takeNext(db);
  if (!mail) return false;
  const outcome = await attempt(mail, sender).catch(() => 'failed' as const);
  const message = db.updateTable('mailMessage').where('id', '=', mail.id);
  // What has left keeps no text: there are links in it that open doors.
  if (outcome === 'sent')
    await message.set({ sentAt: sql<Date>`now()`, text: '', html: null, headers: '{}', about: null }).execute();
  else if (outcome === 'void') await db.deleteFrom('mailMessage').where('id', '=', mail.id).execute();
  else {
    const wait = Math.min(60 * 2 ** mail.attempts, 6 * 3_600);
    await message.set({ attempts: mail.attempts + 1, dueAt: inSeconds(wait) }).execute();
  }
  return true;
}

/** Of a message that is about something what was written when it began to wait is not trusted: hours may have passed. */
async function attempt(mail: Sending, { send, renew }: Sender): Promise<'sent' | 'void'> {
  const renewed = mail.about ? await renew(mail.about) : {};
  if (!renewed) return 'void';
  await send({ ...mail, ...renewed, messageId: mail.messageId });
  return 'sent';
}

const inSeconds = (seconds: number) => sql<Date>`now() + make_interval(secs => ${seconds})`;

/** Puts the message's next turn off, by which it is the caller's: two processes never take the same one. */
function takeNext(db: Db): Promise<Sending | undefined> {
  return db
    .updateTable('mailMessage')
    .set({ dueAt: inSeconds(leaseSeconds) })
    .where('id', '=', (from) =>
      from
        .selectFrom('mailMessage')
        .select('id')
        .where('sentAt', 'is', null)
        .where('dueAt', '<=', sql<Date>`now()`)
        .where('attempts', '<', attemptsAtMost)
        .orderBy('createdAt')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'recipient', 'subject', 'text', 'html', 'headers', 'messageId', 'about', 'attempts'])
    .executeTakeFirst();
}

/** Runs when a message was written, and each minute for what failed before. */
export const sendMailJob: Job = {
  name: 'send_mail',
  cron: '* * * * *',
  run: ({ mail }) => mail.sendDue(),
};

/** Mail is not an archive. */
export const forgetMailJob: Job = {
  name: 'forget_mail',
  cron: '27 3 * * *',
  run: async ({ db }) => {
    await db
      .deleteFrom('mailMessage')
      .where('createdAt', '<', new Date(Date.now() - keptDays * 86_400_000))
      .execute();
  },
};

export type Mailer = ReturnType<typeof createMailer>;
