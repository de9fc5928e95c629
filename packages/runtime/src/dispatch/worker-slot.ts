import type { Logger } from '@talkgraph/engine';
import type { FromWorker, RunAssignment, ToWorker } from '../ipc/worker-message.js';
import type { WorkerState } from './dispatcher.js';
import { type WorkerCommand, WorkerProcess } from './worker-process.js';

/** Who hears of a slot. */
export interface WorkerSlotOptions {
  readonly id: number;
  readonly command: WorkerCommand;
  readonly home: string;
  readonly log: Logger;
  /** What the worker said, but for its readiness and its facts. */
  readonly onMessages: (slot: WorkerSlot, messages: readonly FromWorker[]) => Promise<void>;
  /** Its process ended unasked, maybe during a run. A new one starts by itself. */
  readonly onDeath: (slot: WorkerSlot, runId: string | undefined, reason: string) => void;
  /** Its state changed; it may be idle now. */
  readonly onChange: (slot: WorkerSlot) => void;
}

/** Waits before a process is started again that died before it was ready, for the first time, the second… */
const restartDelaysMs = [250, 1000, 3000, 10_000];

/** A pack may hang while it is loaded; no worker takes this long to get ready otherwise. */
const startLimitMs = 120_000;

/** A place for one worker: keeps a process there, whatever happens to it, until it is closed. */
export class WorkerSlot {
  readonly id: number;
  readonly #options: WorkerSlotOptions;
  #process: WorkerProcess | undefined;
  #state: WorkerState['state'] = 'starting';
  #runId: string | undefined;
  #facts: Pick<WorkerState, 'memoryBytes' | 'models' | 'modelLimits' | 'gpus'> = {};
  #failedStart: WorkerState['failedStart'];
  #startTimer: NodeJS.Timeout | undefined;
  #restartTimer: NodeJS.Timeout | undefined;
  #afterRun: 'nothing' | 'unload' | 'restart' = 'nothing';
  #closed = false;

  constructor(options: WorkerSlotOptions) {
    this.id = options.id;
    this.#options = options;
  }

  /** Starts the first process. */
  open(): void {
    this.#start();
  }

  get isIdle(): boolean {
    return this.#state === 'idle';
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  get state(): WorkerState {
    const runId = this.#runId;
    const failedStart = this.#failedStart;
    return {
      id: this.id,
      pid: this.pid,
      state: this.#state,
      ...(runId !== undefined && { runId }),
      ...(failedStart && { failedStart }),
      ...this.#facts,
    };
  }

  /** Hands a run to an idle worker. */
  assign(run: RunAssignment): void {
    this.#runId = run.runId;
    this.#change('running');
    this.#process?.send({ kind: 'run', run });
  }

  /** Ends the process if it still works on this run; the slot gets a new one. */
  killDuring(runId: string): void {
    if (this.#runId === runId) this.#process?.kill();
  }

  /** Sends a message; lost when there is no process at the moment. */
  send(message: ToWorker): void {
    this.#process?.send(message);
  }

  /** The run is over: the worker can take another one, after what was put off. */
  release(): void {
    this.#runId = undefined;
    const next = this.#afterRun;
    this.#afterRun = 'nothing';
    if (next === 'restart') {
      this.restart();
      return;
    }
    if (next === 'unload') this.#process?.send({ kind: 'free', models: true, memory: false });
    this.#change('idle');
  }

  /** Unloads models now, or after the run. */
  unload(): void {
    if (this.#state === 'running') this.#afterRun = this.#afterRun === 'restart' ? 'restart' : 'unload';
    else this.#process?.send({ kind: 'free', models: true, memory: false });
  }

  /** Gives the place a new process now, or after the run. */
  restart(): void {
    if (this.#state === 'running' && this.#runId !== undefined) {
      this.#afterRun = 'restart';
    } else if (this.#process && this.#state !== 'stopping') {
      this.#change('stopping');
      void this.#process.stop();
    }
  }

  /** Ends the process for good. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#restartTimer);
    await this.#process?.stop();
  }

  #start(): void {
    this.#facts = {};
    this.#process = new WorkerProcess({
      command: this.#options.command,
      home: this.#options.home,
      log: this.#options.log.child({ worker: this.id }),
      onMessages: (messages) => this.#receive(messages),
      onEnd: (reason) => this.#onEnd(reason),
    });
    this.#startTimer = setTimeout(() => this.#giveUpStart(), startLimitMs).unref();
    this.#change('starting');
  }

  #giveUpStart(): void {
    this.#options.log.error('a worker did not get ready; a custom pack may hang while it is loaded', {
      worker: this.id,
    });
    this.#process?.kill();
  }

  async #receive(messages: readonly FromWorker[]): Promise<void> {
    for (const message of messages) {
      if (message.kind !== 'ready' && message.kind !== 'facts') continue;
      this.#facts = { ...this.#facts, ...message.facts };
      if (message.kind === 'ready') this.#onReady();
      else this.#options.onChange(this);
    }
    await this.#options.onMessages(this, messages);
  }

  #onReady(): void {
    clearTimeout(this.#startTimer);
    this.#failedStart = undefined;
    this.#change(this.#state === 'starting' ? 'idle' : this.#state);
  }

  #onEnd(reason: string): void {
    clearTimeout(this.#startTimer);
    const runId = this.#runId;
    const wasAsked = this.#state === 'stopping';
    const wasReady = wasAsked || this.#state !== 'starting';
    this.#process = undefined;
    this.#runId = undefined;
    if (this.#closed) return;
    const times = (this.#failedStart?.times ?? 0) + 1;
    this.#failedStart = wasReady ? undefined : { times, reason };
    const delay = wasReady ? 0 : restartDelaysMs[Math.min(times, restartDelaysMs.length) - 1];
    this.#restartTimer = setTimeout(() => this.#start(), delay);
    this.#change('starting');
    if (wasAsked) return;
    this.#options.log.error('a worker process ended unasked', { worker: this.id, runId, reason });
    this.#options.onDeath(this, runId, reason);
  }

  #change(state: WorkerState['state']): void {
    this.#state = state;
    this.#options.onChange(this);
  }
}
