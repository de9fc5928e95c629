import { setTimeout as wait } from 'node:timers/promises';

/** The part of a WebSocket that is needed here. */
export interface Connection {
  send(frame: string | Uint8Array): void;
  /** Bytes that the client has not taken yet. */
  readonly bufferedAmount: number;
  close(code: number, reason: string): void;
}

/** A client that has not taken this many bytes is too slow: it is disconnected, and asks for what it missed. */
export const bufferLimitBytes = 16 * 1024 * 1024;
/** Above this, previews and progress are left out: later ones replace them. */
const crowdedBytes = 1024 * 1024;
/** A client that catches up has to take each part within this time. */
const patienceMs = 60_000;
const lookAgainMs = 20;
/** RFC 6455's "try again later". */
const tryAgainLater = 1013;
const tooSlow = 'too slow: reconnect with since=';

/** A connection to a client that may be slow: it is waited for, and let go when that takes too much memory or time. */
export class PatientConnection {
  readonly #connection: Connection;
  #closed = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** So much waits for the client that it should be spared what can be left out. */
  get isCrowded(): boolean {
    return this.#connection.bufferedAmount > crowdedBytes;
  }

  send(frame: string | Uint8Array): void {
    if (this.#closed) return;
    if (this.#connection.bufferedAmount > bufferLimitBytes) this.close(tryAgainLater, tooSlow);
    else this.#connection.send(frame);
  }

  /** Waits until the client has taken most of what it was sent; one that does not is disconnected. */
  async taken(): Promise<void> {
    const giveUpAt = Date.now() + patienceMs;
    while (!this.#closed && this.isCrowded) {
      if (Date.now() > giveUpAt) this.close(tryAgainLater, tooSlow);
      else await wait(lookAgainMs);
    }
  }

  /** The client has gone by itself; nothing more is sent. */
  gone(): void {
    this.#closed = true;
  }

  close(code: number, reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#connection.close(code, reason);
  }
}
