import type { TlpLabel } from '../../shared/labels.ts';
import { spellRefs } from '../../shared/markdown/refs.ts';
import type { MailScope } from '../../shared/notifications/settings.ts';
import type { Config } from '../config.ts';
import { type Mail, mailHost } from '../mail/mailer.ts';
import { layOut, type MailBody, type MailItem } from './mail-layout.ts';
import type { DueRow, Recipient } from './mail-queries.ts';
import { formatDay, formatWhen, type MailTexts, mailTexts } from './mail-texts.ts';
import type { Seen } from './sights.ts';
import { toReplyToken, toUnsubscribeToken } from './tokens.ts';

export type Shown = { row: DueRow; seen: Seen };
type Letter = { recipient: Recipient; config: Config; words: MailTexts };

/** In one digest; what is left out is counted. */
const itemsAtMost = 40;
const quoteChars = 400;

/** What may not be named in a mail (TLP 2.0): it would leave the people, or the organisation, that it is for. */
export const isHidden = ({ label, message }: Pick<Seen, 'label' | 'message'>): boolean =>
  [message?.label, label].some((each) => each === 'TLP:RED' || each === 'TLP:AMBER+STRICT') || label === null;

const letterFor = (recipient: Recipient, config: Config): Letter => ({
  recipient,
  config,
  words: mailTexts[recipient.locale],
});

/** One event, one mail: its Message-ID comes from the notification, so that it can be written only once. */
export function composeDirect(recipient: Recipient, { row, seen }: Shown, config: Config): Mail {
  const letter = letterFor(recipient, config);
  const messageId = `<notification.${row.id}@${mailHost(config)}>`;
  if (isHidden(seen)) return hiddenMail(letter, messageId, 'direct');
  const { words } = letter;
  const happened = happenedTo(words, { row, seen });
  const replyTo =
    seen.message && config.mailIn ? `reply+${toReplyToken(config.secret, row.id)}@${config.mailIn.domain}` : null;
  const item = toItem(letter, seen, [happened], seen.message ? spellRefs(seen.message.body) : null);
  const body = { above: replyTo && words.replyAbove, intro: null, items: [item], outro: null };
  // The first mail of a thing has nobody before it; a name that is never sent holds them together in every mail program.
  const thing = `<${row.root.kind}.${row.root.id}@${mailHost(config)}>`;
  const headers = { 'In-Reply-To': thing, References: thing, ...(replyTo ? { 'Reply-To': replyTo } : {}) };
  return toMail(letter, { scope: 'direct', subject: subjectOf(row, seen, happened), messageId, headers }, body);
}

function happenedTo(words: MailTexts, { row: { kind, actorName }, seen }: Shown): string {
  const happened = words.happened(kind, actorName);
  return kind === 'decision_closed' && seen.ending ? `${happened}: ${words.ending[seen.ending]}` : happened;
}

/** Answers to one thing carry one subject, as in any correspondence; what happened stands there without the people. */
function subjectOf({ kind }: DueRow, { title }: Seen, happened: string): string {
  return kind === 'mention' || kind === 'reply' ? `Re: ${title}` : `${happened.split(': ')[0]} – ${title}`;
}

/** Everything else of one person, by thing. */
export function composeDigest(recipient: Recipient, shown: Shown[], config: Config): Mail {
  const letter = letterFor(recipient, config);
  const { words } = letter;
  const [first] = shown;
  const messageId = `<digest.${first?.row.id}@${mailHost(config)}>`;
  const things = [...Map.groupBy(shown, ({ row: { root } }) => `${root.kind}:${root.id}`).values()];
  const open = things.filter((some) => !some.some(({ seen }) => isHidden(seen)));
  if (open.length === 0) return hiddenMail(letter, messageId, 'digest');
  const items = open.slice(0, itemsAtMost).map((some) => digestItem(letter, some));
  const left = open.length - items.length;
  const hidden = things.length - open.length;
  const rest = [left > 0 ? words.more(left) : '', hidden > 0 ? words.hiddenToo(hidden) : ''].filter(Boolean);
  const subject = words.digest(things.length, formatDay(Date.now(), recipient.locale, recipient.timeZone));
  const body = { above: null, intro: null, items, outro: rest.join('\n') || null };
  return toMail(letter, { scope: 'digest', subject, messageId, headers: {} }, body);
}

function digestItem(letter: Letter, shown: Shown[]): MailItem {
  const { words } = letter;
  const [first] = shown;
  const lines = shown.map(({ row, seen }) => {
    if (row.kind === 'post') return words.newMessages(seen.newMessages);
    const said = seen.message ? `: ${seen.message.excerpt}` : '';
    return `${happenedTo(words, { row, seen })}${said}`;
  });
  return toItem(letter, (first as Shown).seen, [...new Set(lines)], null);
}

function toItem({ recipient, config, words }: Letter, seen: Seen, lines: string[], quote: string | null): MailItem {
  const { title, label, groupName, path, starts, insteadOf } = seen;
  const [when, before] = [starts, insteadOf].map((at) => at && formatWhen(at, recipient.locale, recipient.timeZone));
  const about = [groupName, when, before && words.insteadOf(before), label satisfies TlpLabel | null]
    .filter(Boolean)
    .join(' · ');
  const url = `${config.publicUrl}${seen.message && seen.message.ordinal > 0 ? `${path}?nr=${seen.message.ordinal}` : path}`;
  return { title, about, lines, quote: quote && shorten(quote), url };
}

function shorten(text: string): string {
  const chars = [...text];
  return chars.length <= quoteChars * 5
    ? text
    : `${chars
        .slice(0, quoteChars * 5)
        .join('')
        .trimEnd()}…`;
}

/** Neither title nor text nor people, nor anything that ties two mails together. */
function hiddenMail(letter: Letter, messageId: string, scope: MailScope): Mail {
  const { words } = letter;
  const body = { above: null, intro: words.hiddenText, items: [], outro: null };
  return toMail(letter, { scope, subject: words.hidden, messageId, headers: {} }, body);
}

type Envelope = { scope: MailScope; subject: string; messageId: string; headers: Record<string, string> };

function toMail(letter: Letter, envelope: Envelope, body: Pick<MailBody, 'above' | 'intro' | 'items' | 'outro'>): Mail {
  const { recipient, config, words } = letter;
  const { scope, subject, messageId, headers } = envelope;
  const stop = `${config.publicUrl}/wypisz/${toUnsubscribeToken(config.secret, recipient.memberId, scope)}`;
  const [only] = body.items;
  const url = body.items.length === 1 && only ? only.url : `${config.publicUrl}/powiadomienia`;
  const { text, html } = layOut({
    ...body,
    button: { text: words.open, url },
    why: words.why[scope],
    links: [
      { text: words.settings, url: `${config.publicUrl}/konto/powiadomienia` },
      { text: words.stop[scope], url: stop },
    ],
  });
  return {
    ...{ recipient: recipient.email, subject, text, html, messageId },
    headers: {
      ...headers,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Id': `Konsylium <${scope}.${mailHost(config)}>`,
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}
