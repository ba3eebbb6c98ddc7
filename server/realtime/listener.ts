import type { FastifyBaseLogger } from 'fastify';
import pg from 'pg';

type Handler = (payload: string) => void;

/** One LISTEN connection of the process, kept alive; `onGap` runs after every (re)connection, when notifications may be lost. */
export function createListener(url: string, log: FastifyBaseLogger) {
  const handlers = new Map<string, Handler>();
  const gapHandlers: (() => void)[] = [];
  let client: pg.Client | undefined;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;
  let delay = 100;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 10_000 });
    next.on('notification', ({ channel, payload = '' }) => handlers.get(channel)?.(payload));
    next.on('error', () => {});
    next.on('end', () => client === next && reconnect());
    try {
      await next.connect();
      for (const channel of handlers.keys()) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      client = next;
      delay = 100;
      for (const handle of gapHandlers) handle();
    } catch {
      next.end().catch(() => {});
      reconnect();
    }
  }

  function reconnect(): void {
    client = undefined;
    if (stopped) return;
    log.warn({ delay }, 'listening connection lost, connecting again');
    retry = setTimeout(connect, delay);
    delay = Math.min(delay * 2, 5_000);
  }

  return {
    /** Registers a channel; call before `start`. */
    on(channel: string, handler: Handler): void {
      handlers.set(channel, handler);
    },
    onGap(handler: () => void): void {
      gapHandlers.push(handler);
    },
    start: connect,
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}

export type Listener = ReturnType<typeof createListener>;
