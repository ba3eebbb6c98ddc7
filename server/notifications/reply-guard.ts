import type { Email } from 'postal-mime';

const automatic = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply', 'list-id', 'list-unsubscribe'];
const machines = /^(?:mailer-daemon|postmaster|no-?reply|donotreply)@/i;

/**
 * Why a mail is not the word of a person, or nothing: automatic answers (RFC 3834 §5), bulk mail, reports of mail servers.
 * What we send carries two of these marks itself, so that it is refused when it comes back.
 */
export function refusalOf({ headers, from }: Pick<Email, 'headers' | 'from'>): string | undefined {
  const textOf = (key: string) =>
    headers
      .find((header) => header.key === key)
      ?.value.trim()
      .toLowerCase();
  const submitted = textOf('auto-submitted');
  if (submitted && submitted !== 'no') return 'automatic replies are not accepted';
  if (/^(?:bulk|junk|list|auto_reply)\b/.test(textOf('precedence') ?? '')) return 'bulk mail is not accepted';
  if (automatic.some((key) => textOf(key) !== undefined)) return 'automatic replies are not accepted';
  if (textOf('content-type')?.startsWith('multipart/report')) return 'delivery reports are not accepted';
  if (textOf('return-path') === '<>') return 'automatic replies are not accepted';
  if (!from?.address || machines.test(from.address)) return 'the sender is not a person';
  return undefined;
}
