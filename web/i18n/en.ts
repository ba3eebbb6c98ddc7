import { accountsEn } from './accounts.en.ts';
import { attachmentsEn } from './attachments.en.ts';
import { calendarsEn } from './calendars.en.ts';
import { decisionsEn } from './decisions.en.ts';
import { dialogsEn } from './dialogs.en.ts';
import type { Translation } from './dictionary.ts';
import { draftsEn } from './drafts.en.ts';
import { errorsEn } from './errors.en.ts';
import { exportsEn } from './exports.en.ts';
import { groupsEn } from './groups.en.ts';
import { linksEn } from './links.en.ts';
import { markdownEn } from './markdown.en.ts';
import { meetingsEn } from './meetings.en.ts';
import { notificationsEn } from './notifications.en.ts';
import { paletteEn } from './palette.en.ts';
import { peopleEn } from './people.en.ts';
import type { pl } from './pl.ts';
import { roomsEn } from './rooms.en.ts';
import { searchEn } from './search.en.ts';
import { shellEn } from './shell.en.ts';
import { standingEn } from './standing.en.ts';
import { tasksEn } from './tasks.en.ts';
import { tendingEn } from './tending.en.ts';
import { threadsEn } from './threads.en.ts';
import { todayEn } from './today.en.ts';
import { uiEn } from './ui.en.ts';
import { votingEn } from './voting.en.ts';

/** Every text in English; loaded only when a reader chose it. */
export const en: Translation<typeof pl> = {
  ...accountsEn,
  ...attachmentsEn,
  ...decisionsEn,
  ...dialogsEn,
  ...draftsEn,
  ...calendarsEn,
  ...errorsEn,
  ...exportsEn,
  ...groupsEn,
  ...linksEn,
  ...markdownEn,
  ...meetingsEn,
  ...tasksEn,
  ...todayEn,
  ...notificationsEn,
  ...paletteEn,
  ...peopleEn,
  ...roomsEn,
  ...searchEn,
  ...shellEn,
  ...standingEn,
  ...tendingEn,
  ...threadsEn,
  ...uiEn,
  ...votingEn,
};
