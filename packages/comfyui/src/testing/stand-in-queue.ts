import type { ComfyWorkflow } from '../comfy-workflow.js';

/** A prompt that a stand-in is working at. */
export interface StandInJob {
  readonly id: string;
  readonly clientId: string;
  readonly workflow: ComfyWorkflow;
  /** Aborted when it is interrupted. */
  readonly signal: AbortSignal;
  /** Sends an event to the prompt's client, if it listens. */
  tell(type: string, data?: object): void;
  /** Sends a picture, as a sampler does. */
  preview(bytes: Buffer): void;
}

/** How a node fails: what the server tells and keeps. */
export interface StandInFailure {
  readonly node_id: string;
  readonly node_type: string;
  readonly exception_type: string;
  readonly exception_message: string;
}

type Outputs = Readonly<Record<string, object>>;

/** What a job comes to. */
export type StandInWork = (job: StandInJob) => Promise<Outputs | { readonly failure: StandInFailure }>;

interface Queued {
  readonly number: number;
  readonly id: string;
  readonly workflow: ComfyWorkflow;
  readonly extra: Readonly<Record<string, unknown>>;
}

/** A queue and a history as ComfyUI has them: one prompt at a time, all in memory. */
export class StandInQueue {
  readonly history = new Map<string, object>();
  pending: Queued[] = [];
  running: (Queued & { readonly controller: AbortController }) | undefined;
  #number = 0;
  readonly #work: () => StandInWork;
  readonly #send: (clientId: string, message: object | Buffer) => void;
  /** Versions of before 2024 do not keep how a prompt ended. */
  readonly #keepsStatus: boolean;

  constructor(
    work: () => StandInWork,
    send: (clientId: string, message: object | Buffer) => void,
    keepsStatus: boolean,
  ) {
    this.#work = work;
    this.#send = send;
    this.#keepsStatus = keepsStatus;
  }

  add(id: string, workflow: ComfyWorkflow, extra: Queued['extra']): number {
    this.#number += 1;
    this.pending.push({ number: this.#number, id, workflow, extra });
    void this.#next();
    return this.#number;
  }

  shown(item: Queued): readonly unknown[] {
    return [item.number, item.id, item.workflow, item.extra, Object.keys(item.workflow)];
  }

  /** Forgets everything, as a restart does. */
  forget(): void {
    this.pending = [];
    this.history.clear();
    this.running?.controller.abort();
    this.running = undefined;
  }

  async #next(): Promise<void> {
    const item = this.running ? undefined : this.pending.shift();
    if (!item) return;
    const controller = new AbortController();
    this.running = { ...item, controller };
    const clientId = String(item.extra.client_id ?? '');
    const messages: [string, object][] = [];
    const tell = (type: string, data: object = {}) => {
      if (type.startsWith('execution_')) messages.push([type, { prompt_id: item.id, ...data }]);
      this.#send(clientId, { type, data: { prompt_id: item.id, ...data } });
    };
    tell('execution_start');
    const job = {
      ...{ id: item.id, clientId, workflow: item.workflow, signal: controller.signal, tell },
      preview: (bytes: Buffer) => this.#send(clientId, Buffer.concat([Buffer.from([0, 0, 0, 1, 0, 0, 0, 1]), bytes])),
    };
    const made = await this.#work()(job).catch(() => ({}));
    if (this.running?.id !== item.id) return;
    const failure = 'failure' in made ? made.failure : undefined;
    if (controller.signal.aborted) tell('execution_interrupted');
    else if (failure) tell('execution_error', failure as object);
    else tell('execution_success');
    const ended = !failure && !controller.signal.aborted;
    const status = { status_str: ended ? 'success' : 'error', completed: ended, messages };
    const entry = { prompt: this.shown(item), outputs: failure ? {} : made, ...(this.#keepsStatus && { status }) };
    this.history.set(item.id, entry);
    this.running = undefined;
    tell('executing', { node: null });
    void this.#next();
  }
}
