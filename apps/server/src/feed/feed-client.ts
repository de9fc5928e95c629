import type { FeedMessage } from '@talkgraph/protocol';
import { type Connection, PatientConnection } from '../ws/patient-connection.js';

/** A message ready to be sent to any number of clients. */
export interface Frame {
  readonly text: string;
  /** The place of an event in the sequence. */
  readonly sequence?: number;
  /** Others like it follow, so that a slow client may do without this one. */
  readonly isPassing: boolean;
}

/** Writes a message once for everybody who is sent it. */
export function frameOf(message: FeedMessage, isPassing = false): Frame {
  const sequence = message.type === 'event' ? message.data.sequence : undefined;
  return { text: JSON.stringify(message), isPassing, ...(sequence !== undefined && { sequence }) };
}

/** One page that follows everything. Until it is live, what happens waits for what was stored before. */
export class FeedClient {
  readonly wantsLog: boolean;
  readonly #connection: PatientConnection;
  #waiting: Frame[] | undefined = [];
  /** What was read from the store may be told a moment later once more. */
  #last = 0;

  constructor(connection: Connection, wantsLog: boolean) {
    this.#connection = new PatientConnection(connection);
    this.wantsLog = wantsLog;
  }

  get closed(): boolean {
    return this.#connection.closed;
  }

  /** Tells of what happens now. */
  tell(frame: Frame): void {
    if (this.#waiting) {
      if (!frame.isPassing) this.#waiting.push(frame);
    } else if (frame.sequence === undefined || frame.sequence > this.#last) this.tellNow(frame);
  }

  tellNow(frame: Frame): void {
    if (!frame.isPassing || !this.#connection.isCrowded) this.#connection.send(frame.text);
  }

  /** Waits until the client has taken most of what it was sent. */
  taken(): Promise<void> {
    return this.#connection.taken();
  }

  /** The client has been told every event up to this place. */
  goLive(sequence: number): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    this.#last = sequence;
    for (const frame of waiting) this.tell(frame);
  }

  gone(): void {
    this.#connection.gone();
    this.#waiting = undefined;
  }

  close(code: number, reason: string): void {
    this.#connection.close(code, reason);
  }
}
