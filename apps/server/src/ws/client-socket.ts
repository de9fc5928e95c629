import { setTimeout as wait } from 'node:timers/promises';
import type { Locale } from '@talkgraph/errors';
import { encodeTelling, type SocketFeatures, type Telling, type WireMessage } from '@talkgraph/protocol';

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

interface Told {
  readonly sequence: number;
  readonly tellings: readonly Telling[];
}

/** One connected client: what it can do, and what it has been told. */
export class ClientSocket {
  readonly clientId: string;
  readonly locale: Locale;
  features: SocketFeatures = {};

  readonly #connection: Connection;
  /** What happens while the client still catches up; undefined once it is live. */
  #waiting: Told[] | undefined;
  #closed = false;

  /** @param catchesUp it is first told of stored events; live ones wait until `goLive` */
  constructor(connection: Connection, who: { readonly clientId: string; readonly locale: Locale }, catchesUp: boolean) {
    this.#connection = connection;
    this.clientId = who.clientId;
    this.locale = who.locale;
    this.#waiting = catchesUp ? [] : undefined;
  }

  get closed(): boolean {
    return this.#closed;
  }

  send(message: WireMessage): void {
    this.#send(JSON.stringify(message));
  }

  /** Tells of a live event, or keeps it until the client has caught up. */
  tell(sequence: number | undefined, tellings: readonly Telling[]): void {
    if (!this.#waiting) this.tellNow(tellings);
    // Progress has no place of its own; what waits would be out of date by then.
    else if (sequence !== undefined) this.#waiting.push({ sequence, tellings });
  }

  tellNow(tellings: readonly Telling[]): void {
    for (const telling of tellings) {
      const isPassing = telling.kind === 'preview' || telling.kind === 'progress';
      if (isPassing && this.#connection.bufferedAmount > crowdedBytes) continue;
      this.#send(encodeTelling(telling, this.features, this.locale));
    }
  }

  /** The client knows everything up to this place: it is told what came after it, and from now on everything at once. */
  goLive(sequence: number): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const told of waiting) if (told.sequence > sequence) this.tellNow(told.tellings);
  }

  /** Waits until the client has taken most of what it was sent; one that does not is disconnected. */
  async taken(): Promise<void> {
    const giveUpAt = Date.now() + patienceMs;
    while (!this.#closed && this.#connection.bufferedAmount > crowdedBytes) {
      if (Date.now() > giveUpAt) this.close(tryAgainLater, tooSlow);
      else await wait(lookAgainMs);
    }
  }

  /** The client has gone by itself; nothing more is sent. */
  gone(): void {
    this.#closed = true;
    this.#waiting = undefined;
  }

  close(code: number, reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#connection.close(code, reason);
  }

  #send(frame: string | Uint8Array): void {
    if (this.#closed) return;
    if (this.#connection.bufferedAmount > bufferLimitBytes) {
      this.close(tryAgainLater, tooSlow);
      return;
    }
    this.#connection.send(frame);
  }
}
