import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Logger, silentLogger } from '@talkgraph/engine';
import { databaseUnusable } from '../errors.js';
import type { Home } from '../open-home.js';
import { isAlive } from '../stores/is-alive.js';
import type { Stores } from '../stores/open-stores.js';
import { sweepPartialFiles } from '../stores/sweep-partial-files.js';
import type { DispatchedEvent, Dispatcher, DispatcherNotice } from './dispatcher.js';
import { EventLog } from './event-log.js';
import { HistoryLimit } from './history-limit.js';
import { type HomeLock, lockHome } from './home-lock.js';
import { Listeners } from './listeners.js';
import { RunScheduler } from './run-scheduler.js';
import { removeScratch } from './scratch-folders.js';
import { StoredDispatcher } from './stored-dispatcher.js';
import { WorkerFleet } from './worker-fleet.js';
import type { WorkerCommand } from './worker-process.js';

/** How a dispatcher is opened. */
export interface DispatcherOptions {
  readonly home: Home;
  /** The program of the workers: `workerCommand` of @talkgraph/worker. */
  readonly workerCommand: WorkerCommand;
  /** How many runs may run at once; 1 by default, since nodes of one run already run side by side. */
  readonly workers?: number;
  readonly log?: Logger;
  /** Limit of the cache; 20 GB by default. */
  readonly cacheBytes?: number;
  /** How many ended runs are remembered; 10,000 by default. */
  readonly historyRuns?: number;
  /** How long a cancelled run may go on before its worker is killed; 5 seconds by default. */
  readonly cancelGraceMs?: number;
}

const defaultCacheBytes = 20e9;
/** As many as ComfyUI keeps. */
const defaultHistoryRuns = 10_000;
const defaultCancelGraceMs = 5000;

const trimEveryMs = 10 * 60 * 1000;

/** Workers of a process that was killed end by themselves well within this. */
const leftOverWorkersMs = 3000;

/**
 * Opens the queue, the history and the workers of a home, which is this process's alone until it closes them. Runs that an
 * earlier process left running or waiting go on.
 * @throws HOME_IN_USE, HOME_UNWRITABLE, DATABASE_UNUSABLE, ARTIFACT_STORE_UNWRITABLE
 */
export async function openDispatcher(options: DispatcherOptions): Promise<Dispatcher> {
  const lock = lockHome(options.home.root);
  let stores: Stores | undefined;
  try {
    // Workers and most commands have no use for the database, whose libraries take a tenth of a second to load.
    const { openStores } = await import('../stores/open-stores.js');
    stores = await openStores(options.home, options.cacheBytes ?? defaultCacheBytes);
    await tidyUp(options.home, stores);
    return await start(options, stores, lock);
  } catch (error) {
    await stores?.close();
    lock.release();
    // Damage shows when it is read, and a full disk when something is written.
    throw isDatabaseError(error) ? databaseUnusable({ path: options.home.database }, error) : error;
  }
}

function isDatabaseError(error: unknown): boolean {
  return String((error as { code?: unknown } | null)?.code).startsWith('SQLITE_');
}

/** Removes what the workers of a killed process left; those that still end could leave more. */
async function tidyUp(home: Home, stores: Stores): Promise<void> {
  const pids = ((await stores.settings.read('worker-pids')) ?? []) as readonly number[];
  // No clock that could be set back.
  const giveUpAt = performance.now() + leftOverWorkersMs;
  while (pids.some(isAlive) && performance.now() < giveUpAt) await wait(20);
  // They are gone; and a database that cannot be written is found out now instead of by the first run.
  await stores.settings.write('worker-pids', []);
  await removeScratch(home);
  await removeUnfinishedArtifacts(home);
  await stores.trim();
}

async function removeUnfinishedArtifacts(home: Home): Promise<void> {
  await sweepPartialFiles(join(home.artifacts, '.partial'));
}

async function start(options: DispatcherOptions, stores: Stores, lock: HomeLock): Promise<Dispatcher> {
  const { home, log = silentLogger } = options;
  const eventListeners = new Listeners<DispatchedEvent>(log);
  const noticeListeners = new Listeners<DispatcherNotice>(log);
  const trim = trimmer(stores, log);
  const history = new HistoryLimit(stores.runs, options.historyRuns ?? defaultHistoryRuns, log);
  const events = new EventLog(stores.runs, log, (event) => {
    scheduler.onStored(event);
    eventListeners.tell(event);
    if (event.event.kind !== 'run-done') return;
    history.runEnded();
    noticeListeners.tell({ kind: 'run-changed', runId: event.runId, state: event.event.status });
    noticeListeners.tell({ kind: 'queue-changed' });
  });
  const scheduler = new RunScheduler({
    store: stores.runs,
    events,
    cancelGraceMs: options.cancelGraceMs ?? defaultCancelGraceMs,
    notify: (notice) => noticeListeners.tell(notice),
    isWhole: (record) => stores.isWhole(record),
    cleanUp: async (runId) => {
      const removing = Promise.all([removeScratch(home, runId), removeUnfinishedArtifacts(home)]);
      await removing.catch((error: unknown) => log.warn('unfinished files could not be removed', { runId, error }));
      trim();
    },
    log,
  });
  const fleet = new WorkerFleet({
    command: options.workerCommand,
    home: home.root,
    count: options.workers ?? 1,
    log,
    stores,
    onEvents: (happened) => scheduler.onEvents(happened),
    onIdle: (slot, runId) => scheduler.onIdle(slot, runId),
    onDeath: (runId, reason) => scheduler.onDeath(runId, reason),
    onChange: () => {
      scheduler.pump();
      noticeListeners.tell({ kind: 'workers-changed' });
    },
  });
  const sequence = await stores.runs.lastSequence();
  const isPaused = (await stores.settings.read('paused')) === true;
  await scheduler.open(fleet.slots, isPaused);
  fleet.open();
  history.forgetOld();
  const listeners = { eventListeners, noticeListeners };
  return new StoredDispatcher({
    stores,
    scheduler,
    fleet,
    events,
    history,
    lock,
    ...listeners,
    home,
    isPaused,
    sequence,
  });
}

/** Counting all artifacts takes a while, so it is done in the background and not after every run. */
function trimmer(stores: Stores, log: Logger): () => void {
  let trimmedAt = performance.now();
  return () => {
    if (performance.now() - trimmedAt < trimEveryMs) return;
    trimmedAt = performance.now();
    stores.trim().catch((error: unknown) => log.warn('unused artifacts could not be removed', { error }));
  };
}
