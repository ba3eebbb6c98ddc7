import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FastifyBaseLogger } from 'fastify';
import { AppError } from '../../shared/errors.ts';
import type { PdfAnswer } from './pdf-worker.ts';
import type { PdfJob } from './typst.ts';

const patienceMs = 120_000;
/** The compiler takes a hundred megabytes: it goes when nobody needs it. */
const idleMs = 120_000;
const mostWaiting = 5;
/** It gives no memory back: after so many messages another takes over. */
const mostSet = 2_000;

/** Makes PDFs in a thread of its own, one at a time. What takes too long is given up, and the thread with it. */
export function createPdfMaker(log: FastifyBaseLogger) {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
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

  return {
    /** @throws AppError `too_many_requests`, `export_failed` */
    async make(job: PdfJob): Promise<Uint8Array> {
      if (waiting >= mostWaiting) throw new AppError('too_many_requests');
      waiting += 1;
      const turn = last.then(() => compile(job));
      last = turn.catch(() => undefined);
      return turn.finally(() => {
        waiting -= 1;
      });
    },
    close: end,
  };
}

const countEntries = ({ content }: PdfJob): number =>
  content.days.reduce((sum, { entries }) => sum + entries.length, 0);

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
