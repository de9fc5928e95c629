import type { Logger } from '@talkgraph/engine';
import {
  type DispatcherOptions,
  type Home,
  type LiveLogger,
  logRuns,
  openDispatcher,
  type PackState,
} from '@talkgraph/runtime';
import { buildApp } from './build-app.js';
import { listen } from './listen.js';
import { openPacks } from './packs/open-packs.js';
import { checkListenAddress } from './security/check-listen-address.js';
import type { ServerOptions, ServerServices } from './server-services.js';
import { waitForWorker } from './wait-for-worker.js';

/** What a server is started with. */
export interface StartOptions
  extends Pick<DispatcherOptions, 'workers' | 'workerCommand' | 'cacheBytes' | 'historyRuns'> {
  readonly home: Home;
  readonly log: LiveLogger;
  /** The version of Talkgraph. */
  readonly version: string;
  readonly server: ServerOptions;
}

/** A server that listens. */
export interface RunningServer {
  /** `http://127.0.0.1:8188`. */
  readonly url: string;
  /** Disconnects clients and ends the workers; runs that were under way continue at the next start. */
  close(): Promise<void>;
}

/** Answers that take longer than this are cut off when the server is closed. */
const closeGraceMs = 5000;

/** Loads the packs, opens the queue with its workers, and listens; when this answers, everything is ready. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { home, log, server, version } = options;
  checkListenAddress(server);
  const packs = await openPacks(home);
  logPacks(log, packs.states());
  const dispatcher = await openDispatcher(dispatcherOptions(options));
  logRuns(dispatcher, log);
  const services: ServerServices = {
    dispatcher,
    registry: packs.registry,
    packs: packs.states,
    async reloadPacks() {
      const states = await packs.reload();
      await dispatcher.reloadPacks();
      logPacks(log, states);
      return states;
    },
    home,
    log,
    logs: { recent: () => log.recentLines(Number.POSITIVE_INFINITY), onLine: (listener) => log.onLine(listener) },
    options: server,
    version,
  };
  try {
    await waitForWorker(dispatcher);
    const app = await buildApp(services);
    try {
      const url = await listen(app, server);
      log.info('The server is ready.', { url });
      return {
        url,
        async close() {
          const cutOff = setTimeout(() => app.server.closeAllConnections(), closeGraceMs);
          await app.close();
          clearTimeout(cutOff);
          await dispatcher.close();
        },
      };
    } catch (error) {
      await app.close();
      throw error;
    }
  } catch (error) {
    await dispatcher.close();
    throw error;
  }
}

function logPacks(log: Logger, states: readonly PackState[]): void {
  for (const { name, problem } of states) {
    if (problem) log.warn('A node pack was left out.', { pack: name, code: problem.code, problem: problem.text.en });
  }
  log.info('Node packs were loaded.', { packs: states.filter(({ problem }) => !problem).map(({ name }) => name) });
}

function dispatcherOptions({
  home,
  log,
  workerCommand,
  workers,
  cacheBytes,
  historyRuns,
}: StartOptions): DispatcherOptions {
  return {
    home,
    log,
    workerCommand,
    ...(workers !== undefined && { workers }),
    ...(cacheBytes !== undefined && { cacheBytes }),
    ...(historyRuns !== undefined && { historyRuns }),
  };
}
