import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FastifyBaseLogger } from 'fastify';
import { AppError } from '../../shared/errors.ts';
import type { PdfAnswer } from './pdf-worker.ts';
import type { PdfJob } from './typst.ts';

/** A part of a thread, as long as one may be, takes a fifth of this on a machine with little else to do. */
const patienceMs = 40_000;
/** The compiler takes a hundred megabytes: it goes when nobody needs it. */
const idleMs = 120_000;
const [mostWaiting, mostOfOne] = [10, 3];
/** It gives no memory back: after so many messages another takes over. */
const mostSet = 2_000;

type Waiting = { by: string; work: number; start: () => void };

/**
 * Makes PDFs in a thread of its own, one at a time, of those that wait the shortest first. What takes too long is given up,
 * and the thread with it.
 */
export function createPdfMaker(log: FastifyBaseLogger) {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let current: Waiting | undefined;
  const waiting: Waiting[] = [];
  let set = 0;

  function end(): void {
    clearTimeout(idle);
    void worker?.terminate();
    worker = undefined;
    set = 0;
  }

  async function compile(job: PdfJob): Promise<Uint8Array> {
    clearTimeout(idle);
    worker ??= new Worker(path.join(import.meta.dirname, 'pdf-worker.ts'), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const answer = await ask(worker, job).catch((error: unknown): PdfAnswer => {
      end();
      return { error: String(error) };
    });
    set += countEntries(job);
    if (set >= mostSet) end();
    else idle = setTimeout(end, idleMs).unref();
    if ('pdf' in answer) return answer.pdf;
    log.error({ err: { message: answer.error } }, 'no PDF was made');
    throw new AppError('export_failed');
  }

  function startNext(): void {
    const next = waiting.reduce<Waiting | undefined>((a, b) => (a && a.work <= b.work ? a : b), undefined);
    if (next) waiting.splice(waiting.indexOf(next), 1);
    current = next;
    next?.start();
  }

  return {
    /**
     * @param by whose it is: one person may not take all the places.
     * @throws AppError `too_many_requests`, `export_failed`
     */
    async make(job: PdfJob, by = ''): Promise<Uint8Array> {
      const ofOne = waiting.filter((each) => each.by === by).length;
      if (waiting.length >= mostWaiting || ofOne >= mostOfOne) throw new AppError('too_many_requests');
      await new Promise<void>((start) => {
        waiting.push({ by, work: countChars(job), start });
        if (!current) startNext();
      });
      return compile(job).finally(startNext);
    },
    close: end,
  };
}

const countEntries = ({ content }: PdfJob): number =>
  content.days.reduce((sum, { entries }) => sum + entries.length, 0);

const countChars = ({ content }: PdfJob): number =>
  content.days.reduce((sum, { entries }) => entries.reduce((all, { body }) => all + body.length, sum), 0);

export type PdfMaker = ReturnType<typeof createPdfMaker>;

function ask(worker: Worker, job: PdfJob): Promise<PdfAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Error('it took too long'))), patienceMs);
    const onExit = () => settle(() => reject(new Error('the thread ended')));
    const onError = (error: Error) => settle(() => reject(error));
    const onMessage = (answer: PdfAnswer) => settle(() => resolve(answer));
    function settle(done: () => void): void {
      clearTimeout(timer);
      worker.off('exit', onExit).off('error', onError).off('message', onMessage);
      done();
    }
    worker.on('exit', onExit).on('error', onError).on('message', onMessage);
    worker.postMessage(job);
  });
}
