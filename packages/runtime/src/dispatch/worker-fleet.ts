import type { JsonObject, Logger, RunEvent } from '@talkgraph/engine';
import type { FromWorker } from '../ipc/worker-message.js';
import type { Stores } from '../stores/open-stores.js';
import { answerRequest } from './answer-request.js';
import { TaskRunner } from './task-runner.js';
import type { WorkerCommand } from './worker-process.js';
import { WorkerSlot } from './worker-slot.js';

/** What the fleet is given. */
export interface WorkerFleetOptions {
  readonly command: WorkerCommand;
  readonly home: string;
  /** How many run workers there are. */
  readonly count: number;
  readonly log: Logger;
  readonly stores: Stores;
  readonly onEvents: (events: readonly { readonly runId: string; readonly event: RunEvent }[]) => Promise<void>;
  readonly onIdle: (slot: WorkerSlot, runId: string) => Promise<void>;
  readonly onDeath: (runId: string, reason: string) => void;
  readonly onChange: () => void;
}

/** The worker processes: some that run runs, and one for small tasks. */
export class WorkerFleet {
  readonly tasks: TaskRunner;
  readonly slots: readonly WorkerSlot[];
  readonly #options: WorkerFleetOptions;
  #knownPids = '';

  constructor(options: WorkerFleetOptions) {
    this.#options = options;
    const { command, home, log } = options;
    const onLog = (line: JsonObject) => this.#log(line);
    // Small tasks need none of the models that runs shall find loaded.
    const forTasks = { ...command, env: { ...command.env, TALKGRAPH_WARM_UP: '' } };
    this.tasks = new TaskRunner({ id: 0, command: forTasks, home, log, onLog, onChange: () => this.#onChange() });
    this.slots = Array.from({ length: options.count }, (_, i) => this.#slot(i + 1));
  }

  /** Starts the run workers. */
  open(): void {
    for (const slot of this.slots) slot.open();
  }

  /** Unloads models, or restarts processes; those that run something do so afterwards. */
  free(what: { readonly models: boolean; readonly memory: boolean }): void {
    for (const slot of this.#all()) {
      if (what.memory) slot.restart();
      else if (what.models) slot.unload();
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.tasks.close(), ...this.slots.map((slot) => slot.close())]);
  }

  #all(): readonly WorkerSlot[] {
    return this.tasks.slot ? [...this.slots, this.tasks.slot] : this.slots;
  }

  #slot(id: number): WorkerSlot {
    const { command, home, log } = this.#options;
    return new WorkerSlot({
      id,
      command,
      home,
      log,
      onMessages: (slot, messages) => this.#receive(slot, messages),
      onDeath: (_slot, runId, reason) => runId !== undefined && this.#options.onDeath(runId, reason),
      onChange: () => this.#onChange(),
    });
  }

  /** Deals with a batch in an order that keeps promises: what happened is stored before anything is answered. */
  async #receive(slot: WorkerSlot, messages: readonly FromWorker[]): Promise<void> {
    const { stores, onEvents, onIdle } = this.#options;
    const events = messages.filter((message) => message.kind === 'event');
    const results = messages.filter((message) => message.kind === 'cache');
    for (const message of messages) if (message.kind === 'log') this.#log(message.line);
    await onEvents(events);
    // After the events: a node whose result is found in the cache, but which nobody was told of, would be missing in history.
    for (const put of await Promise.allSettled(results.map(({ key, record }) => stores.cache.put(key, record)))) {
      if (put.status === 'rejected') this.#options.log.warn('a result could not be cached', { error: put.reason });
    }
    for (const message of messages) {
      if (message.kind === 'request') void answerRequest(stores, message).then((answer) => slot.send(answer));
      if (message.kind === 'idle') await onIdle(slot, message.runId);
    }
  }

  #log(line: JsonObject): void {
    const { level, message, ...fields } = line;
    const known = level === 'debug' || level === 'warn' || level === 'error' ? level : 'info';
    this.#options.log[known](String(message), fields);
  }

  #onChange(): void {
    this.#options.onChange();
    this.#rememberPids();
  }

  /** The next process waits for workers that outlive this one. */
  #rememberPids(): void {
    const pids = this.#all().flatMap((slot) => slot.pid ?? []);
    if (String(pids) === this.#knownPids) return;
    this.#knownPids = String(pids);
    const { settings } = this.#options.stores;
    settings.write('worker-pids', pids).catch((error: unknown) => {
      this.#options.log.warn('the workers could not be written down', { error });
    });
  }
}
