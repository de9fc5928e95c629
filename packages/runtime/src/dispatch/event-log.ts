import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '@talkgraph/engine';
import type { HappenedEvent, RunStore } from '../stores/run-store.js';
import type { DispatchedEvent } from './dispatcher.js';

/** Wait before events that could not be stored are tried again: a full disk may get room. */
const retryMs = 1000;

/** Stores events, then tells them: nobody hears of anything that a crash could undo. */
export class EventLog {
  readonly #store: Pick<RunStore, 'record'>;
  readonly #log: Logger;
  readonly #tell: (event: DispatchedEvent) => void;
  #waiting: HappenedEvent[] = [];
  #writing: Promise<void> | undefined;
  #isPatient = true;
  #isLost = false;

  /** @param tell hears every event once it is stored, in order */
  constructor(store: Pick<RunStore, 'record'>, log: Logger, tell: (event: DispatchedEvent) => void) {
    this.#store = store;
    this.#log = log;
    this.#tell = tell;
  }

  /** Answers when these events, and those before them, are stored and told. Events of the same moment share a write. */
  append(events: readonly HappenedEvent[]): Promise<void> {
    if (events.length === 0) return this.#writing ?? Promise.resolve();
    this.#waiting.push(...events);
    this.#writing ??= this.#writeAll();
    return this.#writing;
  }

  /** From now on events that cannot be stored are given up, for nobody can wait; so are all after them, to leave no gap. */
  hurry(): void {
    this.#isPatient = false;
  }

  /** Waits for what is being written. */
  async close(): Promise<void> {
    this.hurry();
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    await undefined;
    while (this.#waiting.length > 0) {
      const events = this.#waiting;
      this.#waiting = [];
      for (const event of await this.#record(events)) this.#tell(event);
    }
    this.#writing = undefined;
  }

  async #record(events: readonly HappenedEvent[]): Promise<readonly DispatchedEvent[]> {
    while (!this.#isLost) {
      try {
        return await this.#store.record(events);
      } catch (error) {
        this.#log.error('events could not be stored; trying again', { error });
        if (this.#isPatient) await wait(retryMs);
        else this.#isLost = true;
      }
    }
    return [];
  }
}
