import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import {
  checkPrompt,
  createRegistry,
  type JsonObject,
  type LogFields,
  type Logger,
  type NodeRecord,
  parsePrompt,
  type RunEvent,
  type RunStatus,
  runGraph,
  silentLogger,
} from '@talkgraph/engine';
import { MemoryCache } from '@talkgraph/engine/testing';
import { builtinPacks } from '@talkgraph/nodes';
import { type Home, nextFileName, openFolderArtifactStore, openHome, openNodeFiles } from '@talkgraph/runtime';
import { createCapabilities, type HeldCapabilities } from '../capabilities.js';

/** What a run came to. */
export interface TestRun {
  readonly status: RunStatus;
  readonly events: readonly RunEvent[];
  /** Records of the nodes that are done, by id. */
  readonly records: ReadonlyMap<string, NodeRecord>;
  /** Code of the first failure that no loop went on after. */
  readonly failure: string | undefined;
  /** Nodes that ran, not those found in the cache. */
  readonly ran: readonly string[];
}

/** An empty home in which workflows of the built-in nodes are run as a worker runs them. */
export interface TestHome {
  readonly home: Home;
  readonly capabilities: HeldCapabilities;
  /** What nodes have written into the log, with the level `info`. */
  readonly logged: readonly LogFields[];
  run(source: JsonObject, extra?: JsonObject): Promise<TestRun>;
}

/** Makes an empty home that is removed when the test ends; results are kept between its runs. */
export async function openTestHome(t: Pick<TestContext, 'after'>): Promise<TestHome> {
  const home = await openHome(await mkdtemp(join(tmpdir(), 'talkgraph-media-nodes-')));
  t.after(() => rm(home.root, { recursive: true, force: true }));
  const store = await openFolderArtifactStore(home.artifacts);
  const capabilities = createCapabilities({ store, home });
  const registry = createRegistry(builtinPacks);
  const cache = new MemoryCache();
  let runs = 0;
  const logged: LogFields[] = [];
  const log: Logger = {
    ...silentLogger,
    info: (message, fields) => void logged.push({ message, ...fields }),
    child: () => log,
  };
  const run = async (source: JsonObject, extra?: JsonObject): Promise<TestRun> => {
    const { prompt, outputs, issue, nodeIssues } = await checkPrompt(parsePrompt(source), registry);
    if (issue) throw new TypeError(JSON.stringify([issue, ...nodeIssues]));
    const events: RunEvent[] = [];
    const runId = `run-${runs++}`;
    const files = ({ nodeId, callIndex }: { readonly nodeId: string; readonly callIndex: number }) =>
      openNodeFiles({
        home,
        scratchFolder: join(home.temp, `scratch-${nodeId}-${callIndex}`),
        reserve: (request) => nextFileName(home, request),
      });
    const services = { registry, cache, store, log, resources: { cpu: 1 }, use: capabilities.use, files };
    const status = await runGraph({ runId, prompt, outputs, ...(extra && { extra }) }, services, {
      signal: new AbortController().signal,
      onEvent: (event) => events.push(event),
    });
    return { status, events, ...summaryOf(events) };
  };
  return { home, capabilities, logged, run };
}

function summaryOf(events: readonly RunEvent[]): Omit<TestRun, 'status' | 'events'> {
  const done = events.flatMap((event) => (event.kind === 'node-done' ? [event] : []));
  return {
    records: new Map(done.map(({ node, record }) => [node, record])),
    failure: events.flatMap((event) => (event.kind === 'node-failed' && !event.caught ? [event.failure.code] : []))[0],
    ran: done.flatMap(({ node, ran }) => (ran ? [node] : [])),
  };
}
