import type { App } from '../http/app-type.ts';
import { addJob, type Job } from '../jobs/jobs.ts';
import { listDue } from './outcome-queries.ts';
import { tend, tendJobName } from './tending-actions.ts';

const sweepJobName = 'tend_decisions';

export const decisionJobs: Job[] = [
  {
    name: tendJobName,
    run: (services, payload) => tend(services, (payload as { decisionId: string }).decisionId),
  },
  {
    // What a killed process held would wait for hours: every minute the clock itself is asked.
    name: sweepJobName,
    cron: '* * * * *',
    run: async (services) => {
      const outcomes = await Promise.allSettled((await listDue(services.db)).map((id) => tend(services, id)));
      const failed = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      if (failed.length > 0) throw new AggregateError(failed, `${failed.length} decisions could not be tended`);
    },
  },
];

/** Asks the clock at each start: what fell due while the hub was down is done at once. */
export function tendAtStart(app: App): void {
  app.addHook('onReady', () =>
    app.services.db.transaction().execute((trx) => addJob(trx, sweepJobName, {}, { key: sweepJobName })),
  );
}
