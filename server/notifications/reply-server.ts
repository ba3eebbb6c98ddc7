import fp from 'fastify-plugin';
import type { SMTPServerDataStream, SMTPServerOptions, SMTPServerSession } from 'smtp-server';
import type { Services } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { createTokenBucket } from '../realtime/token-bucket.ts';
import { MailRefusal, takeReply, tokenOf } from './reply-actions.ts';

/** Larger than any answer with a few pictures in it. */
const mailBytes = 5 * 1024 * 1024;
const recipientsAtMost = 5;

type TokenBucket = ReturnType<typeof createTokenBucket>;
type Done = (error?: Error | null) => void;

/**
 * Takes answers to mails, where MAIL_IN_PORT says so: reply+<signed>@MAIL_REPLY_DOMAIN, from the relay of that domain. What is
 * not taken is refused while its sender's server still listens, so that the sender learns why; what we could not do now
 * (4xx) is delivered again by that server.
 */
export const mailReplies = fp(async (app: App) => {
  const { services, log } = app;
  const { mailIn } = services.config;
  if (!mailIn) return;
  const { SMTPServer } = await import('smtp-server');
  const server = new SMTPServer(optionsOf(services, (error) => log.error({ err: error }, 'mail could not be taken')));
  // The error itself holds the address of who was connected.
  server.on('error', ({ code, name }: NodeJS.ErrnoException) => log.warn({ code: code ?? name }, 'mail in'));
  app.addHook('onReady', async () => {
    await new Promise<void>((resolve) => {
      server.server.once('error', () => resolve());
      server.listen(mailIn.port, mailIn.host, () => resolve());
    });
  });
  app.addHook('preClose', () => new Promise<void>((resolve) => server.close(() => resolve())));
});

function optionsOf(services: Services, onFailure: (error: unknown) => void): SMTPServerOptions {
  const mayAnswer = createLimit();
  return {
    banner: 'Konsylium',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: mailBytes,
    maxClients: 20,
    socketTimeout: 60_000,
    onMailFrom({ address }, _session, done) {
      done(address ? null : new MailRefusal(550, '5.7.1 Automatic replies and reports are not accepted.'));
    },
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length >= recipientsAtMost) done(new MailRefusal(452, '4.5.3 Too many recipients.'));
      else done(tokenOf(services, address) ? null : new MailRefusal(550, '5.1.1 This address does not exist.'));
    },
    onData(stream, session, done) {
      read(stream)
        .then((raw) => takeAll(services, session, { raw, mayAnswer }))
        .then(
          () => done(),
          (error: unknown) => refuse(error, done, onFailure),
        );
    },
  };
}

async function read(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= mailBytes) chunks.push(chunk);
  }
  if (size > mailBytes) throw new MailRefusal(552, '5.3.4 The message is too large.');
  return Buffer.concat(chunks);
}

async function takeAll(
  services: Services,
  { envelope }: SMTPServerSession,
  { raw, mayAnswer }: { raw: Buffer; mayAnswer: (sender: string) => boolean },
): Promise<void> {
  if (!mayAnswer(envelope.mailFrom ? envelope.mailFrom.address : ''))
    throw new MailRefusal(450, '4.7.1 Too many answers; please try again later.');
  for (const { address } of envelope.rcptTo) {
    const token = tokenOf(services, address);
    if (token) await takeReply(services, token, raw);
  }
}

/** Two machines that answer each other without saying so are slowed down to what a person may write. */
function createLimit(): (sender: string) => boolean {
  const buckets = new Map<string, TokenBucket>();
  return (sender) => {
    if (buckets.size > 10_000) buckets.clear();
    const bucket = buckets.get(sender) ?? createTokenBucket({ burst: 30, perSecond: 30 / 3_600 });
    buckets.set(sender, bucket);
    return bucket.take();
  };
}

function refuse(error: unknown, done: Done, onFailure: (error: unknown) => void): void {
  const known = error instanceof MailRefusal;
  if (!known) onFailure(error);
  done(known ? error : new MailRefusal(451, '4.3.0 The message could not be taken now; please try again later.'));
}
