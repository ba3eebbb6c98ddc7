import { beatMs, type ClientMessage, draftCloseCodes, encodeClientMessage } from '../../shared/drafts/sync.ts';
import { closeCodes } from '../../shared/protocol.ts';
import { backoff } from '../lib/connection.ts';

export type LineEnd = 'no_access' | 'signed_out' | 'old_schema';

type Options = {
  open: () => WebSocket;
  onOpen: () => void;
  onMessage: (frame: Uint8Array) => void;
  /** The line broke; another attempt follows by itself. */
  onDown: () => void;
  /** The server ended it for good. */
  onEnd: (end: LineEnd) => void;
  onRefusedOpening: () => void;
};

/** One websocket to the draft, opened again whenever it breaks or falls silent, until the server ends it for good. */
export class SyncLine {
  readonly #options: Options;
  #socket: WebSocket | null = null;
  #wanted = false;
  #attempt = 0;
  #heardAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  start(): void {
    this.#wanted = true;
    this.#watch = setInterval(() => this.#checkBeat(), beatMs / 3);
    this.#connect();
  }

  stop(): void {
    this.#wanted = false;
    clearInterval(this.#watch);
    this.#drop();
  }

  send(message: ClientMessage): void {
    if (this.#socket?.readyState === WebSocket.OPEN)
      this.#socket.send(encodeClientMessage(message) as Uint8Array<ArrayBuffer>);
  }

  /** The device says the network or the page is back: try now, or make sure that the line is alive. */
  nudge(): void {
    if (!this.#wanted) return;
    if (this.#socket) this.#checkBeat();
    else this.#connect();
  }

  /** Gives the line up for another. */
  again(): void {
    this.#down(0);
  }

  #connect(): void {
    clearTimeout(this.#retry);
    const socket = this.#options.open();
    let opened = false;
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#heardAt = Date.now();
    socket.onopen = () => {
      opened = true;
      if (this.#socket === socket) this.#options.onOpen();
    };
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => this.#socket === socket && this.#receive(data);
    socket.onclose = ({ code }) => {
      if (this.#socket !== socket) return;
      if (!opened) this.#options.onRefusedOpening();
      this.#closed(code);
    };
  }

  #receive(data: ArrayBuffer): void {
    this.#heardAt = Date.now();
    this.#attempt = 0;
    this.#options.onMessage(new Uint8Array(data));
  }

  #closed(code: number): void {
    const end = ends[code];
    if (end) this.#options.onEnd(end);
    else this.#down(backoff(this.#attempt++, Math.random));
  }

  #down(delay: number): void {
    this.#drop();
    if (!this.#wanted) return;
    this.#options.onDown();
    this.#retry = setTimeout(() => this.#connect(), delay);
  }

  #drop(): void {
    clearTimeout(this.#retry);
    const old = this.#socket;
    this.#socket = null;
    old?.close();
  }

  #checkBeat(): void {
    if (this.#socket && Date.now() - this.#heardAt > beatMs * 2) this.#down(0);
  }
}

const ends: Record<number, LineEnd> = {
  [draftCloseCodes.noAccess]: 'no_access',
  [closeCodes.signedOut]: 'signed_out',
};
