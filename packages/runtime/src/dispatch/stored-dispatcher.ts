import { randomUUID } from 'node:crypto';
import type { FileReference, Json, JsonObject, NodeRecord } from '@talkgraph/engine';
import { isTalkgraphError } from '@talkgraph/errors';
import { runNotStored } from '../errors.js';
import { removeFile } from '../files/remove-file.js';
import type { Home } from '../open-home.js';
import type { Stores } from '../stores/open-stores.js';
import type { QueuePlace } from '../stores/run-store.js';
import type {
  DispatchedEvent,
  Dispatcher,
  DispatcherNotice,
  RunFilter,
  RunHead,
  StoredNode,
  StoredRun,
  SubmitRequest,
  WorkerState,
} from './dispatcher.js';
import type { EventLog } from './event-log.js';
import type { HistoryLimit } from './history-limit.js';
import type { HomeLock } from './home-lock.js';
import type { Listeners } from './listeners.js';
import type { RunScheduler } from './run-scheduler.js';
import type { WorkerFleet } from './worker-fleet.js';

/** The parts a dispatcher is made of. */
export interface DispatcherParts {
  readonly stores: Stores;
  readonly scheduler: RunScheduler;
  readonly fleet: WorkerFleet;
  readonly events: EventLog;
  readonly history: HistoryLimit;
  readonly lock: HomeLock;
  readonly eventListeners: Listeners<DispatchedEvent>;
  readonly noticeListeners: Listeners<DispatcherNotice>;
  readonly home: Home;
  readonly isPaused: boolean;
  /** The place of the last event of an earlier process. */
  readonly sequence: number;
}

/** The dispatcher of one home: asks the stores, and has the scheduler and the fleet do the rest. */
export class StoredDispatcher implements Dispatcher {
  readonly #parts: DispatcherParts;
  #isPaused: boolean;
  #sequence: number;
  #closing: Promise<void> | undefined;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
    this.#isPaused = parts.isPaused;
    this.#sequence = parts.sequence;
    parts.eventListeners.add(({ sequence }) => {
      this.#sequence = sequence ?? this.#sequence;
    });
  }

  async submit(request: SubmitRequest): Promise<{ readonly run: StoredRun; readonly repeated: boolean }> {
    const complete = { ...request, runId: request.runId ?? randomUUID(), createdAt: Date.now() };
    const answer = await this.#parts.stores.runs.add(complete).catch((error: unknown) => {
      throw isTalkgraphError(error) ? error : runNotStored({}, error);
    });
    if (answer.repeated) return answer;
    this.#parts.noticeListeners.tell({ kind: 'run-changed', runId: answer.run.runId, state: 'pending' });
    this.#parts.scheduler.added();
    this.#queueChanged();
    return answer;
  }

  queue(): Promise<{ readonly running: readonly StoredRun[]; readonly pending: readonly StoredRun[] }> {
    return this.#parts.stores.runs.unfinished();
  }

  queuedIds(): Promise<{ readonly running: readonly string[]; readonly pending: readonly string[] }> {
    return this.#parts.stores.runs.unfinishedIds();
  }

  remaining(): number {
    return this.#parts.scheduler.remaining;
  }

  get paused(): boolean {
    return this.#isPaused;
  }

  pause(): Promise<void> {
    return this.#setPaused(true);
  }

  resume(): Promise<void> {
    return this.#setPaused(false);
  }

  async move(runId: string, to: QueuePlace): Promise<void> {
    await this.#parts.stores.runs.move(runId, to);
    this.#queueChanged();
  }

  remove(runIds: readonly string[]): Promise<readonly string[]> {
    return this.#parts.scheduler.cancel(runIds, 'pending');
  }

  async clear(): Promise<number> {
    const { pending } = await this.queuedIds();
    return (await this.remove(pending)).length;
  }

  async cancel(runId?: string): Promise<boolean> {
    const { scheduler } = this.#parts;
    const ended = runId === undefined ? await scheduler.cancelRunning() : await scheduler.cancel([runId], 'any');
    return ended.length > 0;
  }

  run(runId: string): Promise<StoredRun | undefined> {
    return this.#parts.stores.runs.find(runId);
  }

  runs(filter: RunFilter): Promise<{ readonly runs: readonly StoredRun[]; readonly total: number }> {
    return this.#parts.stores.runs.list(filter);
  }

  runHeads(filter: RunFilter): Promise<{ readonly runs: readonly RunHead[]; readonly total: number }> {
    return this.#parts.stores.runs.listHeads(filter);
  }

  async nodes(runId: string): Promise<readonly StoredNode[]> {
    return (await this.nodesOf([runId])).get(runId) ?? [];
  }

  nodesOf(runIds: readonly string[]): Promise<ReadonlyMap<string, readonly StoredNode[]>> {
    return this.#parts.stores.runs.nodesOf(runIds);
  }

  cached(keys: readonly string[]): Promise<ReadonlyMap<string, NodeRecord>> {
    return this.#parts.stores.cache.find(keys);
  }

  events(filter: Parameters<Dispatcher['events']>[0]): Promise<readonly DispatchedEvent[]> {
    return this.#parts.stores.runs.events(filter);
  }

  get sequence(): number {
    return this.#sequence;
  }

  forget(runIds?: readonly string[]): Promise<void> {
    return this.#parts.stores.runs.forget(runIds);
  }

  async forgetWithFiles(runIds: readonly string[]): Promise<readonly FileReference[]> {
    const { stores, home } = this.#parts;
    const files = await stores.runs.filesOnlyOf(runIds);
    await stores.runs.forget(runIds);
    const removed = await Promise.all(files.map((file) => removeFile(home, file)));
    return files.filter((_, i) => removed[i]);
  }

  onEvent(listener: (event: DispatchedEvent) => void): () => void {
    return this.#parts.eventListeners.add(listener);
  }

  onNotice(listener: (notice: DispatcherNotice) => void): () => void {
    return this.#parts.noticeListeners.add(listener);
  }

  task(name: string, params: JsonObject, options: { readonly signal?: AbortSignal } = {}): Promise<Json> {
    return this.#parts.fleet.tasks.run(name, params, options.signal);
  }

  async free(what: { readonly models: boolean; readonly memory: boolean }): Promise<void> {
    this.#parts.fleet.free(what);
  }

  workers(): readonly WorkerState[] {
    return this.#parts.fleet.slots.map((slot) => slot.state);
  }

  async reloadPacks(): Promise<void> {
    this.#parts.fleet.free({ models: true, memory: true });
    this.#parts.noticeListeners.tell({ kind: 'packs-changed' });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const { scheduler, fleet, events, history, stores, lock } = this.#parts;
    events.hurry();
    await scheduler.close();
    await fleet.close();
    await events.close();
    await history.close();
    await stores.settings.write('worker-pids', []);
    await stores.close();
    lock.release();
  }

  async #setPaused(isPaused: boolean): Promise<void> {
    await this.#parts.stores.settings.write('paused', isPaused);
    this.#isPaused = isPaused;
    this.#parts.scheduler.setPaused(isPaused);
    this.#queueChanged();
  }

  #queueChanged(): void {
    this.#parts.noticeListeners.tell({ kind: 'queue-changed' });
  }
}
