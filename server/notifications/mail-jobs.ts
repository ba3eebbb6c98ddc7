import { type MailScope, mailScopes } from '../../shared/notifications/settings.ts';
import type { Services } from '../context.ts';
import type { Job } from '../jobs/jobs.ts';
import type { Mail } from '../mail/mailer.ts';
import type { Shown } from './mail-compose.ts';
import { planOf } from './mail-plan.ts';
import { claimMailing, type Due, type Outcome, settle, takeDue } from './mail-queries.ts';
import { isTold, write } from './mail-renewal.ts';
import { lookAt, type Sights } from './sights.ts';
import { createDigestClock, type DigestClock } from './timing.ts';

const peopleAtOnce = 200;

/**
 * Writes what is due to some people; true when there may be more. Rows are marked and messages written in one transaction, by
 * one process at a time: an event is mailed to a person once, whatever is run twice or killed in between.
 */
export async function mailSome({ db, config, mail }: Pick<Services, 'db' | 'config' | 'mail'>): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await claimMailing(trx))) return false;
    const due = await takeDue(trx, peopleAtOnce);
    if (due.length === 0) return false;
    const sights = await lookAt(
      trx,
      due.flatMap(({ rows }) => rows),
    );
    const outcome: Outcome = { mailed: [], dropped: [], later: [] };
    const clock = { now: Date.now(), nextDigest: createDigestClock() };
    const mails = due.flatMap((one) => composeFor(one, sights, { outcome, config, clock }));
    await mail.enqueue(trx, ...mails);
    await settle(trx, outcome);
    return true;
  });
}

type Making = { outcome: Outcome; config: Services['config']; clock: { now: number; nextDigest: DigestClock } };

function composeFor({ recipient, rows }: Due, sights: Sights, { outcome, config, clock }: Making): Mail[] {
  const shown: Record<MailScope, Shown[]> = { direct: [], digest: [] };
  for (const row of rows) {
    const plan = planOf(row, recipient, clock);
    const seen = plan.by === 'later' ? undefined : sights(row);
    if (plan.by === 'later') outcome.later.push({ id: row.id, at: plan.at });
    else if (plan.by === 'nothing' || !isTold(row, seen)) outcome.dropped.push(row.id);
    else {
      outcome.mailed.push(row.id);
      shown[plan.by].push({ row, seen });
    }
  }
  return mailScopes.flatMap((scope) => write(scope, recipient, shown[scope], config));
}

export const mailNotificationsJob: Job = {
  name: 'mail_notifications',
  cron: '* * * * *',
  run: async (services) => {
    while (await mailSome(services));
  },
};
