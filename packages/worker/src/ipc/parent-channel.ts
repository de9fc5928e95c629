import type { JsonObject } from '@talkgraph/engine';
import {
  type FromWorker,
  fromWireError,
  type ToWorker,
  type WorkerBatch,
  type WorkerRequests,
} from '@talkgraph/runtime';

/** More messages than this waiting to be sent mean that the parent is slow; newer progress then replaces older. */
const crowded = 200;

/** So many batches may be under way before the first of them is stored. */
const mostUnderWay = 4;

type Answer = Extract<ToWorker, { kind: 'answer' }>;

/**
 * The channel to the process that owns the store. Messages go in order, those of the same moment together, and no more of
 * them than the store keeps up with.
 */
export class ParentChannel {
  readonly #send: (batch: WorkerBatch) => void;
  readonly #tell: (message: FromWorker) => FromWorker;
  readonly #requests = new Map<number, (answer: Answer) => void>();
  /** Where the waiting progress of each node lies, to be replaced when there is newer. */
  readonly #progress = new Map<string, number>();
  #waiting: FromWorker[] = [];
  #underWay = 0;
  #isSendingSoon = false;
  #lastBatch = 0;
  #lastRequest = 0;

  /**
   * @param send hands one batch to the parent; `receive` is to be called with what the parent says
   * @param tell the form in which a message may leave this process
   */
  constructor(send: (batch: WorkerBatch) => void, tell: (message: FromWorker) => FromWorker = (message) => message) {
    this.#send = send;
    this.#tell = tell;
  }

  say(given: FromWorker): void {
    const message = this.#tell(given);
    const key = progressKey(message);
    const earlier = key === undefined ? undefined : this.#progress.get(key);
    if (earlier !== undefined && this.#waiting.length > crowded) {
      this.#waiting[earlier] = message;
      return;
    }
    if (key !== undefined) this.#progress.set(key, this.#waiting.length);
    this.#waiting.push(message);
    // A node that takes the process down with it must be known to have begun.
    if (message.kind === 'event' && message.event.kind === 'node-started') this.#sendNow();
    else this.#sendSoon();
  }

  /** Asks for something and waits for the answer. @throws what the parent's side threw */
  ask<M extends keyof WorkerRequests>(
    method: M,
    params: WorkerRequests[M]['params'],
  ): Promise<WorkerRequests[M]['answer']> {
    const id = ++this.#lastRequest;
    const answer = new Promise<WorkerRequests[M]['answer']>((resolve, reject) => {
      this.#requests.set(id, ({ value, error }) => {
        if (error) reject(fromWireError(error));
        else resolve(value as WorkerRequests[M]['answer']);
      });
    });
    this.say({ kind: 'request', id, method, params: params as unknown as JsonObject });
    return answer;
  }

  /** Takes what concerns the channel itself; false for other messages. */
  receive(message: ToWorker): boolean {
    if (message.kind === 'stored') {
      this.#underWay -= 1;
      this.#sendNow();
      return true;
    }
    if (message.kind !== 'answer') return false;
    this.#requests.get(message.id)?.(message);
    this.#requests.delete(message.id);
    return true;
  }

  /** What is said in the same moment travels together. */
  #sendSoon(): void {
    if (this.#isSendingSoon) return;
    this.#isSendingSoon = true;
    setImmediate(() => {
      this.#isSendingSoon = false;
      this.#sendNow();
    });
  }

  #sendNow(): void {
    if (this.#waiting.length === 0 || this.#underWay === mostUnderWay) return;
    const messages = this.#waiting;
    this.#waiting = [];
    this.#progress.clear();
    this.#underWay += 1;
    this.#send({ batch: ++this.#lastBatch, messages });
  }
}

function progressKey(message: FromWorker): string | undefined {
  if (message.kind !== 'event') return undefined;
  const { kind } = message.event;
  if (kind !== 'node-progress' && kind !== 'node-preview') return undefined;
  return `${kind} ${message.runId} ${message.event.node}`;
}
