import { type ClientFrame, closeCodes, heartbeatMs, type ServerFrame } from '../../shared/protocol.ts';

/** `offline` until asked to connect; `waiting` between two attempts. */
export type ConnectionState = 'offline' | 'connecting' | 'online' | 'waiting';

export type ConnectionOptions = {
  open: () => WebSocket;
  onFrame: (frame: ServerFrame) => void;
  onState: (state: ConnectionState) => void;
  /** The server closed because nobody is signed in: no further attempt is made. */
  onSignedOut: () => void;
};

const firstDelayMs = 500;
const longestDelayMs = 15_000;

/** Delay before attempt n (from 0): doubling up to 15 s, of which a random half, so that clients do not return at once. */
export function backoff(attempt: number, random: () => number): number {
  const full = Math.min(longestDelayMs, firstDelayMs * 2 ** attempt);
  return full / 2 + (full / 2) * random();
}

/** One websocket kept alive: reconnects by itself, beats, and tells its state. What is sent while away is dropped. */
export class Connection {
  readonly #options: ConnectionOptions;
  #ws: WebSocket | null = null;
  #wanted = false;
  #ready = false;
  #attempt = 0;
  #heardAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #beat: ReturnType<typeof setInterval> | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#attempt = 0;
    this.#connect();
  }

  stop(): void {
    this.#wanted = false;
    this.#drop();
    this.#options.onState('offline');
  }

  send(frame: ClientFrame): void {
    if (this.#ready) this.#ws?.send(JSON.stringify(frame));
  }

  /** The device says that the network or the tab is back: try now, or make sure the line is alive. */
  nudge(): void {
    if (!this.#wanted) return;
    if (this.#ws) this.#checkBeat();
    else this.#connect();
  }

  #connect(): void {
    clearTimeout(this.#timer);
    this.#options.onState('connecting');
    const ws = this.#options.open();
    this.#ws = ws;
    this.#heardAt = Date.now();
    ws.onmessage = (message) => {
      if (this.#ws === ws) this.#receive(JSON.parse(String(message.data)) as ServerFrame);
    };
    ws.onclose = (event) => {
      if (this.#ws === ws) this.#closed(event.code);
    };
    this.#beat = setInterval(() => this.#checkBeat(), heartbeatMs / 2);
  }

  #receive(frame: ServerFrame): void {
    this.#heardAt = Date.now();
    if (frame.type === 'reconnect') {
      this.#retryIn(frame.afterMs * (1 + Math.random()));
      return;
    }
    if (frame.type === 'welcome') {
      this.#attempt = 0;
      this.#ready = true;
      this.#options.onState('online');
    }
    this.#options.onFrame(frame);
  }

  #closed(code: number): void {
    if (code === closeCodes.signedOut) {
      this.stop();
      this.#options.onSignedOut();
      return;
    }
    this.#retryIn(backoff(this.#attempt++, Math.random));
  }

  #retryIn(delay: number): void {
    this.#drop();
    if (!this.#wanted) return;
    this.#options.onState('waiting');
    this.#timer = setTimeout(() => this.#connect(), delay);
  }

  #drop(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#beat);
    const old = this.#ws;
    this.#ws = null;
    this.#ready = false;
    old?.close();
  }

  #checkBeat(): void {
    if (Date.now() - this.#heardAt > heartbeatMs * 2) this.#closed(1006);
    else this.send({ type: 'ping' });
  }
}
