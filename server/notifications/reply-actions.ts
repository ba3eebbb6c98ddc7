import { createHash } from 'node:crypto';
import type { Email } from 'postal-mime';
import { AppError, errorCatalogue, errorMessage } from '../../shared/errors.ts';
import { bodyLimit } from '../../shared/threads/schema.ts';
import { cleanText } from '../../shared/threads/text.ts';
import { actorOf } from '../accounts/access.ts';
import type { Services } from '../context.ts';
import { postMessage } from '../threads/message-actions.ts';
import { isHidden } from './mail-compose.ts';
import { refusalOf } from './reply-guard.ts';
import { findReplied, type Replied } from './reply-queries.ts';
import { ownWords, readChars, textOfHtml } from './reply-text.ts';
import { lookAt, type Seen } from './sights.ts';
import { readReplyToken } from './tokens.ts';

/** Why a mail was not taken, in the words of SMTP (RFC 5321 §4.2, RFC 3463). */
export class MailRefusal extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.name = 'MailRefusal';
    this.responseCode = responseCode;
  }
}

const refuse = (text: string): never => {
  throw new MailRefusal(550, `5.7.1 ${text}`);
};

/** The token of `reply+<token>@domain`, when that is one of ours. */
export function tokenOf({ config }: Services, address: string): string | undefined {
  const [, token, domain] = /^reply\+([0-9a-v]+)@(.+)$/.exec(address.toLowerCase()) ?? [];
  if (!token || domain !== config.mailIn?.domain) return undefined;
  return readReplyToken(config.secret, token) ? token : undefined;
}

/** Posts what a person answered by mail into the thread, as them and with their rights of now. @throws MailRefusal */
export async function takeReply(services: Services, token: string, raw: Buffer): Promise<void> {
  const id = readReplyToken(services.config.secret, token);
  const replied = id ? await findReplied(services.db, id) : undefined;
  if (!replied) throw new MailRefusal(550, '5.1.1 This address does not exist or has expired.');
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(raw);
  const refusal = refusalOf(mail);
  if (refusal) refuse(`Not posted: ${refusal}.`);
  if (mail.from?.address?.toLowerCase() !== replied.email.toLowerCase())
    refuse('Not posted: this address answers only to the person it was sent to.');
  await post(services, replied, mail);
}

async function post(services: Services, replied: Replied, mail: Email): Promise<void> {
  const { db } = services;
  const actor = await actorOf(db, replied.memberId);
  const seen = (await lookAt(db, [replied]))(replied);
  if (!actor || !seen?.message || replied.root.kind !== 'thread') return refuse('Not posted: there is no access.');
  const { message } = seen as Seen & { message: NonNullable<Seen['message']> };
  if (isHidden(seen)) refuse('Not posted: this thread is answered only in Konsylium.');
  const body = bodyOf(mail, actor.locale);
  const input = { clientId: clientIdOf(replied.id, mail), body, replyTo: message.id };
  try {
    await postMessage({ db, services, actor }, message.threadId, input);
  } catch (error) {
    if (!(error instanceof AppError) || errorCatalogue[error.code].status >= 500) throw error;
    refuse(`Not posted: ${errorMessage(error.code, 'en', error.data)}`);
  }
}

function bodyOf(mail: Email, locale: 'pl' | 'en'): string {
  const { text = '', html = '' } = mail;
  const isPlain = text.trim() !== '';
  if ((isPlain ? text : html).length > readChars) throw new MailRefusal(552, '5.3.4 Not posted: the text is too long.');
  const words = cleanText(ownWords(isPlain ? text : textOfHtml(html)));
  if (!words) refuse('Not posted: there is no text above what is quoted.');
  const files = mail.attachments.filter(({ disposition, related }) => disposition === 'attachment' && !related);
  const body =
    files.length > 0
      ? `${words}\n\n${leftOut(
          files.map(({ filename }) => filename ?? '?'),
          locale,
        )}`
      : words;
  if ([...body].length > bodyLimit) throw new MailRefusal(552, `5.3.4 Not posted: more than ${bodyLimit} characters.`);
  return body;
}

/** Files do not come by mail; whoever reads the answer learns that there were some. */
function leftOut(names: string[], locale: 'pl' | 'en'): string {
  const list = names.map((name) => name.replace(/[*_[\]()<>`\\]/g, ' ')).join(', ');
  return locale === 'en' ? `*(Sent by mail; files left out: ${list})*` : `*(Wysłano pocztą; pominięto pliki: ${list})*`;
}

/** One mail is one message however often it is delivered: the id comes from its Message-ID, or from all it says. */
function clientIdOf(notificationId: string, { messageId, date, subject, text, html }: Email): string {
  const name = messageId ?? [date, subject, text, html].join('\n');
  const hex = createHash('sha256').update(`reply\n${notificationId}\n${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
