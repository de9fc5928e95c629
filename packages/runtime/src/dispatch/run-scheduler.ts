import type { Logger, NodeRecord, RunEvent, RunStatus } from '@talkgraph/engine';
import type { FinishedNode } from '../ipc/worker-message.js';
import { Serial } from '../serial.js';
import type { HappenedEvent, RunStore } from '../stores/run-store.js';
import { ActiveRun } from './active-run.js';
import type { DispatchedEvent, DispatcherNotice, StoredRun } from './dispatcher.js';
import type { EventLog } from './event-log.js';
import type { WorkerSlot } from './worker-slot.js';

/** A node that workers have died in this often is given up, and its run with it. */
const crashLimit = 5;

/** Wait before the queue goes on after the store has failed. */
const retryMs = 1000;

/** What the scheduler works with. */
export interface RunSchedulerOptions {
  readonly store: RunStore;
  readonly events: EventLog;
  /** How long a cancelled run may go on before its worker is killed. */
  readonly cancelGraceMs: number;
  readonly notify: (notice: DispatcherNotice) => void;
  /** Whether everything a record refers to still exists, so that the node need not run again. */
  readonly isWhole: (record: NodeRecord) => Promise<boolean>;
  /** Removes what the worker of a run left half-done; never fails. */
  readonly cleanUp: (runId: string) => Promise<void>;
  readonly log: Logger;
}

/** Hands runs to workers in their order, and brings them to an end whatever happens to the workers. */
export class RunScheduler {
  readonly #options: RunSchedulerOptions;
  readonly #active = new Map<string, ActiveRun>();
  /** Changes of the queue one after another; a run must not be begun while it is being removed. */
  readonly #serial = new Serial();
  #slots: readonly WorkerSlot[] = [];
  #waiting = 0;
  #isPaused = false;
  #isOpen = false;

  constructor(options: RunSchedulerOptions) {
    this.#options = options;
  }

  /** Runs that run or wait. */
  get remaining(): number {
    return this.#active.size + this.#waiting;
  }

  /** Takes up what an earlier process left, and begins to hand out runs. */
  async open(slots: readonly WorkerSlot[], isPaused: boolean): Promise<void> {
    this.#isPaused = isPaused;
    const { running, pending } = await this.#options.store.unfinished();
    this.#waiting = pending.length;
    for (const run of running) {
      const told = await this.#options.store.events({ runId: run.runId, limit: 1 });
      this.#active.set(run.runId, new ActiveRun(run, { isContinued: true, isStartTold: told.length > 0 }));
    }
    for (const runId of await this.#options.store.cancelling()) await this.#end(runId, 'cancelled');
    this.#slots = slots;
    this.#isOpen = true;
    this.pump();
  }

  /** Hands out no more runs. */
  async close(): Promise<void> {
    this.#isOpen = false;
    await this.#serial.idle();
  }

  added(): void {
    this.#waiting += 1;
    this.pump();
  }

  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.pump();
  }

  /** Gives idle workers something to do. */
  pump(): void {
    this.#later(async () => {
      while (this.#isOpen && (await this.#handOutOne()));
    });
  }

  /** Stops running runs and takes waiting ones out of the queue; answers those that were either. */
  cancel(runIds: readonly string[], only: 'pending' | 'any'): Promise<readonly string[]> {
    return this.#serial.run(async () => {
      const found: string[] = [];
      const ended: Promise<void>[] = [];
      for (const runId of runIds) {
        const active = this.#active.get(runId);
        if (active ? only === 'pending' : (await this.#options.store.find(runId))?.state !== 'pending') continue;
        found.push(runId);
        if (active?.slot) await this.#stop(active, active.slot);
        else ended.push(this.#end(runId, 'cancelled'));
      }
      await Promise.all(ended);
      return found;
    });
  }

  /** Stops all running runs. */
  cancelRunning(): Promise<readonly string[]> {
    return this.cancel([...this.#active.keys()], 'any');
  }

  /** What a worker said about its run. */
  async onEvents(events: readonly { readonly runId: string; readonly event: RunEvent }[]): Promise<void> {
    const at = Date.now();
    const news = events.flatMap(({ runId, event }): HappenedEvent[] => {
      const active = this.#active.get(runId);
      return active?.isNews(event) ? [happened(active.run, at, event)] : [];
    });
    await this.#options.events.append(news);
  }

  /** The end of a run is stored: it counts as over from here on, before anybody else hears of it. */
  onStored({ runId, event }: DispatchedEvent): void {
    if (event.kind !== 'run-done') return;
    if (!this.#active.delete(runId)) this.#waiting -= 1;
  }

  /** A worker has put its run away. */
  async onIdle(slot: WorkerSlot, runId: string): Promise<void> {
    await this.#options.cleanUp(runId);
    // A worker that says nothing about the end of a run has a mistake; the run must not stay for ever.
    if (this.#active.has(runId)) await this.#end(runId, this.#active.get(runId)?.isCancelling ? 'cancelled' : 'error');
    slot.release();
  }

  /** A worker died during a run: the run goes on in another one, unless it is to end. */
  onDeath(runId: string, reason: string): void {
    this.#later(async () => {
      await this.#options.cleanUp(runId);
      const active = this.#active.get(runId);
      if (!active || !this.#isOpen) return;
      active.slot = undefined;
      active.isContinued = true;
      if (active.isCancelling) await this.#end(runId, 'cancelled');
      else await this.#continueOrFail(active, reason);
    });
    this.pump();
  }

  #later(task: () => Promise<void>): void {
    this.#serial.run(task).catch((error: unknown) => {
      this.#options.log.error('the queue could not go on; trying again', { error });
      // Nothing else may happen that would set it going: a full disk gets room without telling.
      setTimeout(() => this.#isOpen && this.pump(), retryMs).unref();
    });
  }

  async #handOutOne(): Promise<boolean> {
    const slot = this.#slots.find((each) => each.isIdle);
    if (!slot) return false;
    const active = this.#interrupted() ?? (this.#isPaused ? undefined : await this.#beginNext());
    if (!active) return false;
    const done = active.isContinued ? await this.#resultsOf(active.run.runId) : [];
    // Its process may have died while the records were read.
    if (!slot.isIdle) return true;
    active.beginAttempt(
      slot,
      done.map(({ node }) => node),
    );
    const { runId, promptText, outputs, extra, onError } = active.run;
    slot.assign({
      runId,
      promptText,
      outputs,
      extra,
      onError,
      done,
      failed: active.givenUp,
      oneByOne: active.oneByOne,
    });
    return true;
  }

  #interrupted(): ActiveRun | undefined {
    return [...this.#active.values()].find((active) => active.slot === undefined);
  }

  async #beginNext(): Promise<ActiveRun | undefined> {
    const next = await this.#options.store.nextPending();
    if (!next) return undefined;
    const startedAt = Date.now();
    await this.#options.store.begin(next.runId, startedAt);
    const active = new ActiveRun({ ...next, state: 'running', startedAt });
    this.#active.set(next.runId, active);
    this.#waiting -= 1;
    this.#options.notify({ kind: 'run-changed', runId: next.runId, state: 'running' });
    this.#options.notify({ kind: 'queue-changed' });
    return active;
  }

  /** Results of an earlier attempt, without those whose files are gone. */
  async #resultsOf(runId: string): Promise<readonly FinishedNode[]> {
    const done: FinishedNode[] = [];
    for (const { nodeId: node, record, key } of (await this.#options.store.nodesOf([runId])).get(runId) ?? []) {
      if (await this.#options.isWhole(record)) done.push({ node, record, ...(key !== undefined && { key }) });
    }
    return done;
  }

  async #stop(active: ActiveRun, slot: WorkerSlot): Promise<void> {
    if (active.isCancelling) return;
    active.isCancelling = true;
    const { runId } = active.run;
    slot.send({ kind: 'cancel', runId });
    setTimeout(() => slot.killDuring(runId), this.#options.cancelGraceMs).unref();
    // It ends all the same, unless this process does first.
    await this.#options.store.markCancelling(runId).catch((error: unknown) => {
      this.#options.log.warn('a cancel was not written down', { runId, error });
    });
  }

  async #continueOrFail(active: ActiveRun, reason: string): Promise<void> {
    const { runId } = active.run;
    const suspects = active.suspects.length > 0 ? active.suspects : [''];
    active.oneByOne ||= suspects.length > 1;
    const counts = await this.#options.store.countCrash(runId, suspects);
    const worst = suspects.reduce((most, node) => ((counts.get(node) ?? 0) > (counts.get(most) ?? 0) ? node : most));
    const times = counts.get(worst) ?? 0;
    if (times < crashLimit) return;
    const failure = active.crashFailure(worst, times, reason);
    const { node, display, parent } = failure;
    if (parent !== undefined) {
      active.givenUp.push(failure);
      active.oneByOne = false;
      return;
    }
    await this.#options.events.append([
      happened(active.run, Date.now(), { kind: 'node-failed', node, display, failure, willRetry: false }),
      happened(active.run, Date.now(), { kind: 'run-done', status: 'error', failure }),
    ]);
  }

  async #end(runId: string, status: RunStatus): Promise<void> {
    const run = this.#active.get(runId)?.run ?? (await this.#options.store.find(runId));
    if (run) await this.#options.events.append([happened(run, Date.now(), { kind: 'run-done', status })]);
  }
}

function happened(run: StoredRun, at: number, event: RunEvent): HappenedEvent {
  return { runId: run.runId, ...(run.clientId !== undefined && { clientId: run.clientId }), at, event };
}
