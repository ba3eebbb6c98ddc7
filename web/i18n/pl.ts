import { accountsPl } from './accounts.pl.ts';
import { calendarsPl } from './calendars.pl.ts';
import { decisionsPl } from './decisions.pl.ts';
import { dialogsPl } from './dialogs.pl.ts';
import { draftsPl } from './drafts.pl.ts';
import { everywherePl } from './everywhere.pl.ts';
import { exportsPl } from './exports.pl.ts';
import { groupsPl } from './groups.pl.ts';
import { markdownPl } from './markdown.pl.ts';
import { meetingsPl } from './meetings.pl.ts';
import { notificationsPl } from './notifications.pl.ts';
import { palettePl } from './palette.pl.ts';
import { peoplePl } from './people.pl.ts';
import { roomsPl } from './rooms.pl.ts';
import { searchPl } from './search.pl.ts';
import { standingPl } from './standing.pl.ts';
import { tasksPl } from './tasks.pl.ts';
import { tendingPl } from './tending.pl.ts';
import { threadsPl } from './threads.pl.ts';
import { todayPl } from './today.pl.ts';
import { votingPl } from './voting.pl.ts';

/** Every text of the interface in Polish, the language the keys and their types come from. */
export const pl = {
  ...everywherePl,
  ...todayPl,
  ...notificationsPl,
  ...accountsPl,
  ...decisionsPl,
  ...dialogsPl,
  ...draftsPl,
  ...calendarsPl,
  ...exportsPl,
  ...groupsPl,
  ...markdownPl,
  ...meetingsPl,
  ...tasksPl,
  ...palettePl,
  ...peoplePl,
  ...roomsPl,
  ...searchPl,
  ...standingPl,
  ...tendingPl,
  ...threadsPl,
  ...votingPl,
};
