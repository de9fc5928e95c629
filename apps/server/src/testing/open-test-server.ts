import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LogFields, silentLogger } from '@talkgraph/engine';
import { type Dispatcher, type DispatcherNotice, type Home, openDispatcher, openHome } from '@talkgraph/runtime';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { buildApp } from '../build-app.js';
import { openPacks } from '../packs/open-packs.js';
import type { LogFeed, LogLine, ServerOptions, ServerServices } from '../server-services.js';

/** A whole server over a home of its own, whose worker follows a script. */
export interface TestServer extends AsyncDisposable {
  readonly app: FastifyInstance;
  readonly home: Home;
  readonly dispatcher: Dispatcher;
  readonly services: ServerServices;
  readonly logLines: LogLine[];
  /** What the server itself has written into the log, with the level `info`. */
  readonly noted: readonly LogFields[];
  /** Writes a line of the log. */
  log(line: LogLine): void;
  /** Writes a line that is told but not kept. */
  tell(line: LogLine): void;
  /** Asks without a connection, as a program on this machine would. */
  ask(request: InjectOptions | string): Promise<LightMyRequestResponse>;
  /** Listens on a free port, once, and answers the address. */
  listen(): Promise<string>;
  /** Waits for a run to reach a state. */
  reached(runId: string, state: string): Promise<void>;
  /** Ends the app and the dispatcher, and leaves the home. */
  stop(): Promise<void>;
}

const workerModule = fileURLToPath(new URL('./scripted-worker.js', import.meta.url));

/** Opens a server for one test. A home that is given is not removed. */
export async function openTestServer(changes: Partial<ServerOptions> = {}, homeOf?: string): Promise<TestServer> {
  const root = homeOf ?? (await mkdtemp(join(tmpdir(), 'talkgraph-server-')));
  const home = await openHome(root);
  const dispatcher = await openDispatcher({ home, workerCommand: { module: workerModule }, cancelGraceMs: 60_000 });
  const packs = await openPacks(home);
  const { logs, logLines, tell } = openLogFeed();
  const noted: LogFields[] = [];
  const services: ServerServices = {
    dispatcher,
    registry: packs.registry,
    packs: packs.states,
    reloadPacks: () => packs.reload(),
    home,
    log: { ...silentLogger, info: (message, fields) => void noted.push({ message, ...fields }) },
    logs,
    options: { ...usualOptions, ...changes },
    version: '1.2.3',
  };
  const app = await buildApp(services);
  let isOpen = true;
  const stop = async () => {
    if (!isOpen) return;
    isOpen = false;
    // A connection that a client opened and never used is not taken for idle, and would be waited for.
    const cutOff = setTimeout(() => app.server.closeAllConnections(), 500);
    await app.close();
    clearTimeout(cutOff);
    await dispatcher.close();
  };
  return {
    app,
    home,
    dispatcher,
    services,
    logLines,
    noted,
    log(line) {
      logLines.push(line);
      tell(line);
    },
    tell,
    ask: (request) => app.inject(typeof request === 'string' ? { url: request } : request),
    async listen() {
      if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
      return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    },
    reached: (runId, state) => untilState(dispatcher, runId, state),
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
      if (homeOf === undefined) await rm(root, { recursive: true, force: true });
    },
  };
}

/** A log that is kept in memory. */
function openLogFeed() {
  const logLines: LogLine[] = [];
  const listeners = new Set<(line: LogLine) => void>();
  const logs: LogFeed = {
    recent: () => logLines,
    onLine(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const tell = (line: LogLine) => {
    for (const listener of listeners) listener(line);
  };
  return { logs, logLines, tell };
}

const usualOptions: ServerOptions = {
  host: '127.0.0.1',
  port: 0,
  allowedHosts: [],
  allowedOrigins: [],
  uploadLimitBytes: 1024 * 1024,
  argv: [],
};

async function untilState(dispatcher: Dispatcher, runId: string, state: string): Promise<void> {
  let stop = () => {};
  const changed = new Promise<void>((resolve) => {
    stop = dispatcher.onNotice((notice: DispatcherNotice) => {
      if (notice.kind === 'run-changed' && notice.runId === runId && notice.state === state) resolve();
    });
  });
  const run = await dispatcher.run(runId);
  if (run?.state !== state) await changed;
  stop();
}
