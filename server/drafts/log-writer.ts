import type { Db } from '../db/client.ts';
import { createAppender } from './append.ts';
import { createLogNews } from './log-news.ts';
import { createUpdateLog } from './update-log.ts';

/** The process's one writer of updates, with its connections; other nodes hear of what it appended. */
export function openLogWriter(db: Db, databaseUrl: string | undefined) {
  const news = createLogNews(db);
  const appender = createAppender({ connectionString: databaseUrl, onAppended: news.put });
  const updateLog = createUpdateLog(appender.commit);
  return {
    append: updateLog.append,
    /** Waits for what is on its way into the log. */
    async close(): Promise<void> {
      await updateLog.drained();
      await Promise.all([news.stop(), appender.end()]);
    },
  };
}

export type LogWriter = ReturnType<typeof openLogWriter>;
