import type { calendarsPl } from './calendars.pl.ts';
import type { Translation } from './dictionary.ts';

export const calendarsEn: Translation<typeof calendarsPl> = {
  'calendars.title': 'Calendar subscription',
  'calendars.intro': 'Your meetings in Outlook, on your phone or in Google Calendar. Changes arrive by themselves.',
  'calendars.which': 'What to subscribe to',
  'calendars.mine': 'My meetings',
  'calendars.address': 'Private address',
  'calendars.addressHint': 'The address is like a password. TLP:AMBER+STRICT and TLP:RED meetings show no title in it.',
  'calendars.make': 'Make a private address',
  'calendars.copy': 'Copy address',
  'calendars.copied': 'Address copied',
  'calendars.reveal': 'Show address',
  'calendars.hide': 'Hide address',
  'calendars.open': 'Open in calendar',
  'calendars.rotate': 'Replace address',
  'calendars.rotateAsk': 'Replace the private address?',
  'calendars.rotateHint': 'The old address stops working at once. Programs that use it need the new one.',
  'calendars.rotated': 'Address replaced. Paste the new one into your programs.',
  'calendars.revoke': 'End subscription',
  'calendars.revokeAsk': 'End the subscription?',
  'calendars.revokeHint': 'The address stops working and programs show no more changes. The meetings stay in the hub.',
  'calendars.revoked': 'Subscription ended',
  'calendars.keep': 'Keep it',
  'calendars.fetched': 'Last fetched: {date}',
  'calendars.neverFetched': 'Nobody has fetched it yet.',
  'calendars.stale': "This address no longer works, because the hub's key has changed. Replace it.",
  'calendars.leftGroup': '{name} (no longer a member)',
  'calendars.left':
    'You are no longer in this group. The address still works, but holds no meetings. End the subscription if it is not needed.',
  'calendars.manage': 'Instructions and settings',
  'calendars.howTo': 'How to add it',
  'calendars.howToHint': 'Programs refresh by themselves: phones about hourly, Google sometimes once a day.',
  'calendars.google': 'Google Calendar',
  'calendars.googleSteps':
    'In a browser on a computer: Other calendars → + → From URL. Paste the address and choose Add calendar. Soon it shows on the phone too.',
  'calendars.outlook': 'Outlook',
  'calendars.outlookSteps':
    'Calendar → Add calendar → Subscribe from web. Paste the address, name it and choose Import.',
  'calendars.apple': 'iPhone, iPad, Mac',
  'calendars.appleSteps':
    'On that device choose “Open in calendar”. Or: Settings → Apps → Calendar → Accounts → Add account → Other → Subscribed calendar.',
  'calendars.thunderbird': 'Thunderbird',
  'calendars.thunderbirdSteps':
    'New calendar → On the network. Paste the address, leave the user name empty, choose Find calendars.',
};
