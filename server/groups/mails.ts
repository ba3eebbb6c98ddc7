import type { Mail } from '../mail/mailer.ts';

/** An invitation goes out in Polish and English: the hub does not know the reader yet. */
export function invitationMail(email: string, groupName: string | null, url: string): Mail {
  const to = groupName ? ` do grupy „${groupName}”` : '';
  const join = groupName ? ` the group “${groupName}” in` : '';
  return {
    recipient: email,
    subject: `Zaproszenie do Konsylium`,
    text: `Zapraszamy${to} w Konsylium, miejscu pracy zespołu ekspertek i ekspertów. Aby przyjąć zaproszenie, otwórz:\n\n${url}\n\nZaproszenie jest ważne 14 dni.\n\n—\n\nYou are invited to join${join} Konsylium. Open the link above to accept; it is valid for 14 days.`,
  };
}
