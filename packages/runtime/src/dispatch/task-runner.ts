import type { Json, JsonObject } from '@talkgraph/engine';
import { taskInterrupted } from '../errors.js';
import { fromWireError } from '../ipc/wire-error.js';
import type { FromWorker } from '../ipc/worker-message.js';
import { WorkerSlot, type WorkerSlotOptions } from './worker-slot.js';

interface Task {
  readonly name: string;
  readonly params: JsonObject;
  isSent: boolean;
  resolve(value: Json): void;
  reject(reason: unknown): void;
}

/** What the runner of tasks is given. */
export interface TaskRunnerOptions extends Omit<WorkerSlotOptions, 'onMessages' | 'onDeath' | 'onChange'> {
  readonly onLog: (line: JsonObject) => void;
  readonly onChange: () => void;
}

/** Does small things that need the media libraries in a worker process of its own, started when the first one comes. */
export class TaskRunner {
  readonly #options: TaskRunnerOptions;
  readonly #tasks = new Map<number, Task>();
  #slot: WorkerSlot | undefined;
  #lastId = 0;

  constructor(options: TaskRunnerOptions) {
    this.#options = options;
  }

  /** The place of the process, once there is one. */
  get slot(): WorkerSlot | undefined {
    return this.#slot;
  }

  /** Does a task. @throws what the task throws, TASK_INTERRUPTED when its process ends, the signal's reason */
  async run(name: string, params: JsonObject, signal: AbortSignal | undefined): Promise<Json> {
    signal?.throwIfAborted();
    const id = ++this.#lastId;
    return await new Promise<Json>((resolve, reject) => {
      const onAbort = () => {
        this.#slot?.send({ kind: 'cancel-task', id });
        this.#settle(id)?.reject(signal?.reason);
      };
      const settled = <T>(settle: (value: T) => void) => {
        return (value: T) => {
          signal?.removeEventListener('abort', onAbort);
          settle(value);
        };
      };
      signal?.addEventListener('abort', onAbort);
      this.#tasks.set(id, { name, params, isSent: false, resolve: settled(resolve), reject: settled(reject) });
      if (this.#slot) this.#sendWaiting();
      else this.#start();
    });
  }

  async close(): Promise<void> {
    this.#rejectAll('Talkgraph is closing');
    await this.#slot?.close();
  }

  #start(): void {
    this.#slot = new WorkerSlot({
      ...this.#options,
      onMessages: async (_slot, messages) => this.#receive(messages),
      onDeath: (_slot, _runId, reason) => this.#rejectAll(reason),
      onChange: () => {
        this.#sendWaiting();
        this.#options.onChange();
      },
    });
    this.#slot.open();
  }

  #sendWaiting(): void {
    if (!this.#slot?.isIdle) return;
    for (const [id, task] of this.#tasks) {
      if (task.isSent) continue;
      task.isSent = true;
      this.#slot.send({ kind: 'task', id, name: task.name, params: task.params });
    }
  }

  #receive(messages: readonly FromWorker[]): void {
    for (const message of messages) {
      if (message.kind === 'log') this.#options.onLog(message.line);
      if (message.kind !== 'task-done') continue;
      const task = this.#settle(message.id);
      if (message.error) task?.reject(fromWireError(message.error));
      else task?.resolve(message.value ?? null);
    }
  }

  #settle(id: number): Task | undefined {
    const task = this.#tasks.get(id);
    this.#tasks.delete(id);
    return task;
  }

  #rejectAll(reason: string): void {
    for (const [id, { name }] of this.#tasks) this.#settle(id)?.reject(taskInterrupted({ task: name, reason }));
  }
}
