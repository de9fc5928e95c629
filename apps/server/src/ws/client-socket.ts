import type { Locale } from '@talkgraph/errors';
import { encodeTelling, type SocketFeatures, type Telling, type WireMessage } from '@talkgraph/protocol';
import { type Connection, PatientConnection } from './patient-connection.js';

interface Told {
  readonly sequence: number;
  readonly tellings: readonly Telling[];
}

/** One connected client: what it can do, and what it has been told. */
export class ClientSocket {
  readonly clientId: string;
  readonly locale: Locale;
  features: SocketFeatures = {};

  readonly #connection: PatientConnection;
  /** What happens while the client still catches up; undefined once it is live. */
  #waiting: Told[] | undefined;

  /** @param catchesUp it is first told of stored events; live ones wait until `goLive` */
  constructor(connection: Connection, who: { readonly clientId: string; readonly locale: Locale }, catchesUp: boolean) {
    this.#connection = new PatientConnection(connection);
    this.clientId = who.clientId;
    this.locale = who.locale;
    this.#waiting = catchesUp ? [] : undefined;
  }

  get closed(): boolean {
    return this.#connection.closed;
  }

  send(message: WireMessage): void {
    this.#connection.send(JSON.stringify(message));
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
      if (isPassing && this.#connection.isCrowded) continue;
      this.#connection.send(encodeTelling(telling, this.features, this.locale));
    }
  }

  /** The client knows everything up to this place: it is told what came after it, and from now on everything at once. */
  goLive(sequence: number): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const told of waiting) if (told.sequence > sequence) this.tellNow(told.tellings);
  }

  /** Waits until the client has taken most of what it was sent; one that does not is disconnected. */
  taken(): Promise<void> {
    return this.#connection.taken();
  }

  /** The client has gone by itself; nothing more is sent. */
  gone(): void {
    this.#connection.gone();
    this.#waiting = undefined;
  }

  close(code: number, reason: string): void {
    this.#connection.close(code, reason);
  }
}
