import { silentLogger } from '../../contracts/logger.js';
import { createRegistry } from '../../definition/create-registry.js';
import { definePack } from '../../definition/define-pack.js';
import type { NodeDefinition } from '../../definition/node-definition.js';
import { parsePrompt } from '../../graph/parse-prompt.js';
import { preparePrompt } from '../../graph/prepare-prompt.js';
import type { Json, JsonObject } from '../../json.js';
import type { NodeRecord } from '../node-record.js';
import type { NodeFailure, RunEvent, RunStatus } from '../run-event.js';
import { runGraph } from '../run-graph.js';
import type { RunControls, RunRequest, RunServices } from '../run-options.js';
import { MemoryCache } from './memory-cache.js';
import { makeRecordingFiles } from './recording-files.js';

// biome-ignore lint/suspicious/noExplicitAny: definitions with any inputs and outputs are welcome here
export type TestNodes = readonly NodeDefinition<any, any, any, any>[];

/** Nodes in API format, shorter: the type, the inputs, `_meta`. */
export type Drawn = Readonly<Record<string, readonly [type: string, inputs?: Record<string, Json>, meta?: JsonObject]>>;

export interface TestRun extends Partial<Omit<RunControls, 'signal'>> {
  readonly outputs: readonly string[];
  readonly services?: Partial<RunServices>;
  readonly request?: Partial<RunRequest>;
  readonly signal?: AbortSignal;
}

/** What happened in a run, and the values it came to. */
export interface Told {
  readonly status: RunStatus;
  readonly events: readonly RunEvent[];
  /** Ids in the order of their `node-started`. */
  readonly started: readonly string[];
  readonly done: ReadonlyMap<string, NodeRecord>;
  readonly failures: readonly NodeFailure[];
  readonly cached: readonly string[];
  /** The items of an output: values, or `{blocked}`. */
  items(id: string, slot?: number): readonly unknown[];
  of<K extends RunEvent['kind']>(kind: K): readonly Extract<RunEvent, { kind: K }>[];
}

/** Runs a small prompt with these node types. */
export async function runPrompt(nodes: TestNodes, drawn: Drawn, run: TestRun): Promise<Told> {
  const registry = createRegistry([definePack({ name: 'test', version: '1.0.0', nodes })]);
  const source = Object.fromEntries(
    Object.entries(drawn).map(([id, [type, inputs = {}, meta = {}]]) => [
      id,
      { class_type: type, inputs, _meta: meta },
    ]),
  );
  const prompt = preparePrompt(parsePrompt(source as JsonObject), registry);
  const events: RunEvent[] = [];
  const services: RunServices = {
    registry,
    cache: new MemoryCache(),
    store: { find: async () => undefined, put: async () => '' },
    log: silentLogger,
    resources: {},
    use: () => undefined,
    files: makeRecordingFiles().open,
    ...run.services,
  };
  const request: RunRequest = { runId: 'run', prompt, outputs: run.outputs, ...run.request };
  const status = await runGraph(request, services, {
    signal: run.signal ?? new AbortController().signal,
    graceMs: run.graceMs ?? 1000,
    ...(run.maxAddedNodes === undefined ? {} : { maxAddedNodes: run.maxAddedNodes }),
    ...(run.oneByOne === undefined ? {} : { oneByOne: run.oneByOne }),
    onEvent: (event) => {
      events.push(event);
      run.onEvent?.(event);
    },
  });
  return tell(status, events);
}

function tell(status: RunStatus, events: readonly RunEvent[]): Told {
  const of = <K extends RunEvent['kind']>(kind: K) =>
    events.filter((event): event is Extract<RunEvent, { kind: K }> => event.kind === kind);
  const done = new Map(of('node-done').map(({ node, record }) => [node, record]));
  return {
    status,
    events,
    of,
    done,
    started: of('node-started').map(({ node }) => node),
    failures: of('node-failed').map(({ failure }) => failure),
    cached: of('nodes-cached').flatMap(({ nodes }) => nodes),
    items: (id, slot = 0) => (done.get(id)?.outputs[slot] ?? []).map((item) => ('value' in item ? item.value : item)),
  };
}
