import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  type JsonObject,
  parsePrompt,
  preparePrompt,
  type RunEvent,
  type RunRequest,
  type RunServices,
  runGraph,
} from '@talkgraph/engine';
import { openNodeFiles, type RunAssignment, scratchFolderOf, toWireError } from '@talkgraph/runtime';
import { remoteCache } from './ipc/remote-cache.js';
import { NodeMemory } from './node-memory.js';
import type { Workplace } from './work-loop.js';

/** The parent kills a worker whose cancelled run does not end, so the engine may wait longer than the parent does. */
const graceMs = 8000;

/** Runs what the parent has handed over. Everything that happens is told as events, a failure to begin included. */
export async function runAssignment(run: RunAssignment, place: Workplace, signal: AbortSignal): Promise<void> {
  const { runId, outputs, onError } = run;
  let isTold = false;
  const memory = new NodeMemory();
  const onEvent = (event: RunEvent): void => {
    isTold ||= event.kind === 'run-done';
    place.parent.say({ kind: 'event', runId, event: memory.noted(event) });
  };
  try {
    const prompt = preparePrompt(parsePrompt(run.promptText), place.registry);
    const resume = {
      done: new Map(run.done.map(({ node, record }) => [node, record])),
      failed: new Map(run.failed.map((failure) => [failure.node, failure])),
      keys: new Map(run.done.flatMap(({ node, key }) => (key === undefined ? [] : [[node, key]]))),
    };
    const request = { runId, prompt, outputs, onError, resume, ...fileTexts(run.extra) };
    await runGraph(request, services(place), { signal, onEvent, graceMs, oneByOne: run.oneByOne });
  } catch (error) {
    place.log.error('a run could not be run', { runId, error });
    if (!isTold) onEvent(failure(error));
  } finally {
    memory.close();
  }
}

/** Of what came along with a prompt, only this goes into the files it makes: the rest may hold a client's secrets. */
function fileTexts({ extra_pnginfo: extra }: JsonObject): Pick<RunRequest, 'extra'> {
  return typeof extra === 'object' && extra !== null && !Array.isArray(extra) ? { extra: extra as JsonObject } : {};
}

function services(place: Workplace): RunServices {
  const { home, parent, registry, store, capabilities, resources, log } = place;
  return {
    registry,
    cache: remoteCache(parent),
    store,
    log,
    resources,
    use: capabilities.use,
    files: (call) =>
      openNodeFiles({
        home,
        scratchFolder: join(scratchFolderOf(home, call.runId), callFolder(call.nodeId, call.callIndex)),
        reserve: (request, ordinal) => parent.ask('files.reserve', { ...call, ordinal, request }),
      }),
  };
}

/** Ids of nodes come from clients, so they are no names of folders. */
function callFolder(nodeId: string, callIndex: number): string {
  const digits = createHash('sha256').update(nodeId).digest('hex').slice(0, 16);
  return `${digits}-${callIndex}`;
}

/** The end of a run that could not begin: no node is to blame. */
function failure(error: unknown): RunEvent {
  const { code, kind, text, stack } = toWireError(error);
  const exceptionType = error instanceof Error ? error.name : 'Error';
  const traceback = stack?.split('\n') ?? [];
  const nobody = { node: '', display: '', type: '', inputs: {}, executed: [] };
  return { kind: 'run-done', status: 'error', failure: { ...nobody, code, kind, text, exceptionType, traceback } };
}
