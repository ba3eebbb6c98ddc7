import type { Mail } from '../mail/mailer.ts';

type Recipient = { email: string; locale: string };

const signIn = {
  pl: (url: string) => ({
    subject: 'Link do zalogowania w Konsylium',
    text: `Otwórz ten link, aby się zalogować:\n\n${url}\n\nLink działa 15 minut i tylko raz. Jeśli to nie Ty o niego prosisz, zignoruj tę wiadomość.`,
  }),
  en: (url: string) => ({
    subject: 'Your sign-in link for Konsylium',
    text: `Open this link to sign in:\n\n${url}\n\nIt works for 15 minutes and once. If you did not ask for it, ignore this message.`,
  }),
};

export function signInMail(member: Recipient, url: string): Mail {
  return { recipient: member.email, ...(member.locale === 'en' ? signIn.en(url) : signIn.pl(url)) };
}
