import type { LocalizedText } from '@talkgraph/errors';
import type { FileReference, NodeFiles } from '../contracts/node-files.js';
import type { NodeContext } from '../definition/node-context.js';
import { SubgraphBuilder } from '../definition/subgraph.js';
import { CallSignal } from './call-signal.js';
import { RegionCopier } from './copy-region.js';
import type { LiveNode } from './live-node.js';
import { ProgressGate } from './progress-gate.js';
import { runHalted } from './run-halted.js';
import type { RunningNode, RunScope } from './run-scope.js';
import { upstreamOf } from './upstream-of.js';
import { useFrom } from './use-from.js';

/** One attempt at one call: what the node may use meanwhile, and how it is ended. */
export interface OpenCall {
  readonly live: LiveNode;
  readonly context: NodeContext;
  /** Files it has saved. */
  readonly saved: readonly FileReference[];
  /** Tells the node to stop. */
  abort(reason: unknown): void;
  /** Takes everything away again. What the node still says is not heard. */
  close(): Promise<void>;
}

type CallFiles = ReturnType<RunScope['services']['files']>;

/**
 * Opens a call. Files, signal and log are made when first used, because most calls use none of them.
 * @param whileAway gives the call's resources back while it waits for nodes that it runs itself
 */
export function openCall(
  scope: RunScope,
  running: RunningNode,
  callIndex: number,
  whileAway: <T>(wait: () => Promise<T>) => Promise<T>,
): OpenCall {
  const { live } = running;
  const signal = new CallSignal();
  const saved: FileReference[] = [];
  let isOpen = true;
  let opened: CallFiles | undefined;
  const speak = (say: () => void): void => {
    if (isOpen && scope.halt.reason === undefined) say();
  };
  const gate = new ProgressGate(({ node, ...report }) =>
    scope.emit({ kind: 'node-progress', ...scope.graph.identity(node ?? live.id), ...report }),
  );
  const files = (): NodeFiles => {
    opened ??= scope.services.files({ runId: scope.request.runId, nodeId: live.id, callIndex });
    return collecting(opened, saved, () => isOpen);
  };
  const call: OpenCall = {
    live,
    context: makeContext(scope, live, callIndex, {
      signal,
      gate,
      files,
      speak,
      branch: (part, wanted) => whileAway(() => scope.branches.run(call, part, wanted, () => running.leave())),
    }),
    saved,
    abort: (reason) => {
      signal.abort(reason);
      scope.branches.stopOf(call);
    },
    async close() {
      if (!isOpen) return;
      speak(() => gate.flush());
      isOpen = false;
      scope.calls.delete(call);
      scope.branches.stopOf(call);
      await disposeFiles(scope, live, opened);
    },
  };
  scope.calls.add(call);
  return call;
}

interface CallParts {
  readonly signal: CallSignal;
  readonly gate: ProgressGate;
  files(): NodeFiles;
  speak(say: () => void): void;
  readonly branch: NodeContext['branch'];
}

function makeContext(scope: RunScope, live: LiveNode, callIndex: number, parts: CallParts): NodeContext {
  const { identity, definition, id } = live;
  const { runId } = scope.request;
  let log: NodeContext['log'] | undefined;
  let files: NodeFiles | undefined;
  let graphs = 0;
  const copier = new RegionCopier(scope.graph, live, callIndex);
  return {
    runId,
    nodeId: id,
    callIndex,
    use: useFrom(scope.services, live),
    get log() {
      log ??= scope.services.log.child({ runId, nodeId: id, nodeType: definition.type, callIndex });
      return log;
    },
    get signal() {
      return parts.signal.signal;
    },
    progress: (report) => parts.speak(() => parts.gate.report(report)),
    preview: (preview) => parts.speak(() => scope.emit({ kind: 'node-preview', ...identity, preview })),
    note: (text) =>
      parts.speak(() => {
        if (isNews(scope, live, text)) scope.emit({ kind: 'node-note', ...identity, text });
      }),
    get files() {
      files ??= parts.files();
      return files;
    },
    store: scope.services.store,
    upstream: () => upstreamOf(scope.graph, live),
    subgraph: () => new SubgraphBuilder(`${id}.${callIndex}.${graphs++}.`),
    branch: parts.branch,
    region: (round, given) => copier.copy(round, given),
  };
}

/** What holds for each round of a loop is told once. */
function isNews({ remarks }: RunScope, live: LiveNode, { en, zh }: LocalizedText): boolean {
  const { display } = live.identity;
  if (live.branch !== undefined && !remarks.has(display)) remarks.set(display, new Set());
  live.remarks ??= remarks.get(display) ?? new Set();
  const { size } = live.remarks;
  return live.remarks.add(`${en}\n${zh}`).size > size;
}

/** Notes what is saved, so that the record says which files belong to the node. A call that has ended saves nothing. */
function collecting(files: NodeFiles, saved: FileReference[], isOpen: () => boolean): NodeFiles {
  return {
    find: (name) => files.find(name),
    list: (folder) => files.list(folder),
    scratch: () => files.scratch(),
    async save(request, write) {
      if (!isOpen()) throw runHalted;
      const file = await files.save(request, write);
      saved.push({ filename: file.filename, subfolder: file.subfolder, type: file.type });
      return file;
    },
  };
}

async function disposeFiles(scope: RunScope, live: LiveNode, files: CallFiles | undefined): Promise<void> {
  try {
    await files?.dispose();
  } catch (error) {
    scope.services.log.warn('scratch files of a call were not removed', { nodeId: live.id, error });
  }
}
