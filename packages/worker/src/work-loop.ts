import type { ArtifactStore, Logger, NodeRegistry, Resources } from '@talkgraph/engine';
import { type Home, type RunAssignment, type ToWorker, toWireError } from '@talkgraph/runtime';
import type { HeldCapabilities } from './capabilities.js';
import { findGpus } from './find-gpus.js';
import type { ParentChannel } from './ipc/parent-channel.js';
import { runAssignment } from './run-assignment.js';
import { doTask } from './tasks.js';

/** What a worker has at hand for every run. */
export interface Workplace {
  readonly home: Home;
  readonly parent: ParentChannel;
  readonly registry: NodeRegistry;
  readonly store: ArtifactStore;
  readonly capabilities: HeldCapabilities;
  readonly resources: Resources;
  readonly log: Logger;
}

/** While a run goes on. */
const tellMemoryEveryMs = 3000;

/** Does what the parent says: one run at a time, and small tasks beside it. */
export class WorkLoop {
  readonly #place: Workplace;
  readonly #tasks = new Map<number, AbortController>();
  #run: { readonly runId: string; readonly controller: AbortController } | undefined;

  constructor(place: Workplace) {
    this.#place = place;
  }

  receive(message: ToWorker): void {
    switch (message.kind) {
      case 'run':
        void this.#doRun(message.run);
        break;
      case 'cancel':
        if (this.#run?.runId === message.runId) this.#run.controller.abort();
        break;
      case 'task':
        void this.#doTask(message);
        break;
      case 'cancel-task':
        this.#tasks.get(message.id)?.abort();
        break;
      case 'free':
        void this.#free();
        break;
      default:
        this.#place.parent.receive(message);
    }
  }

  async #doRun(run: RunAssignment): Promise<void> {
    const controller = new AbortController();
    this.#run = { runId: run.runId, controller };
    const telling = setInterval(() => this.#tellMemory(), tellMemoryEveryMs).unref();
    await runAssignment(run, this.#place, controller.signal);
    clearInterval(telling);
    this.#run = undefined;
    await this.tellFacts();
    this.#place.parent.say({ kind: 'idle', runId: run.runId });
  }

  async #doTask({ id, name, params }: Extract<ToWorker, { kind: 'task' }>): Promise<void> {
    const controller = new AbortController();
    this.#tasks.set(id, controller);
    const { capabilities, parent } = this.#place;
    try {
      parent.say({ kind: 'task-done', id, value: await doTask(capabilities.tasks, name, params, controller.signal) });
    } catch (error) {
      parent.say({ kind: 'task-done', id, error: toWireError(error) });
    } finally {
      this.#tasks.delete(id);
    }
  }

  async #free(): Promise<void> {
    const { capabilities, log } = this.#place;
    await capabilities.release().catch((error: unknown) => log.warn('models could not be unloaded', { error }));
    await this.tellFacts();
  }

  #tellMemory(): void {
    const { capabilities, parent } = this.#place;
    parent.say({ kind: 'facts', facts: { memoryBytes: process.memoryUsage.rss(), models: capabilities.models() } });
  }

  /** Memory and loaded models, as they are now. */
  async tellFacts(): Promise<void> {
    const { capabilities, parent, resources } = this.#place;
    const gpus = resources.gpu ? await findGpus() : [];
    const facts = { memoryBytes: process.memoryUsage.rss(), models: capabilities.models(), gpus };
    parent.say({ kind: 'facts', facts });
  }
}
