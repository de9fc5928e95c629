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
/** RFC 6455's "try again later". */
const tryAgainLater = 1013;

interface Told {
  readonly sequence: number | undefined;
  readonly tellings: readonly Telling[];
}

/** One connected client: what it can do, and what it has been told. */
export class ClientSocket {
  readonly clientId: string;
  readonly locale: Locale;
  features: SocketFeatures = {};
  wantsLogs = false;

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
    if (this.#waiting) this.#waiting.push({ sequence, tellings });
    else this.tellNow(tellings);
  }

  tellNow(tellings: readonly Telling[]): void {
    for (const telling of tellings) {
      const passing = telling.kind === 'preview' || (telling.kind === 'progress' && telling.sequence === undefined);
      if (passing && this.#connection.bufferedAmount > crowdedBytes) continue;
      this.#send(encodeTelling(telling, this.features, this.locale));
    }
  }

  /** The client knows everything up to this place: it is told what came after it, and from now on everything at once. */
  goLive(sequence: number): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    // Progress has no place of its own; what waited is out of date by now.
    for (const told of waiting)
      if (told.sequence !== undefined && told.sequence > sequence) this.tellNow(told.tellings);
  }

  close(code: number, reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#connection.close(code, reason);
  }

  #send(frame: string | Uint8Array): void {
    if (this.#closed) return;
    if (this.#connection.bufferedAmount > bufferLimitBytes) {
      this.close(tryAgainLater, 'too slow: reconnect with since=');
      return;
    }
    this.#connection.send(frame);
  }
}
