import { isAway } from './comfy-request.js';
import type { ComfyServer } from './comfy-server.js';
import type { ComfyWorkflow } from './comfy-workflow.js';
import { comfyuiLost } from './errors.js';
import { type ComfyMessage, openEventSocket, type RemotePreview } from './event-socket.js';
import { findInQueue, type SentPrompt } from './find-prompt.js';
import { failureOf, type HistoryEntry, readHistory } from './history-entry.js';
import { PromptProgress, type RemoteProgress } from './prompt-progress.js';

/** Who wants to know how a prompt fares. */
export interface FollowCall {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RemoteProgress) => void;
  readonly onPreview?: (preview: RemotePreview) => void;
  /** It waits behind so many others. */
  readonly onWaiting?: (before: number) => void;
  /** How often the server is asked while no events arrive, and how long it may be away; for tests. */
  readonly pollMs?: number;
  readonly patienceMs?: number;
  /** How much may be fetched in all; for tests. */
  readonly mostBytes?: number;
}

/** A line of events that has been opened before the prompt was sent, so that nothing is missed. */
export interface PromptWatch {
  /** Waits for the end. @throws COMFYUI_NODE_FAILED, COMFYUI_OUT_OF_MEMORY, COMFYUI_INTERRUPTED, COMFYUI_LOST, COMFYUI_UNREACHABLE */
  ended(sent: SentPrompt): Promise<HistoryEntry>;
  close(): void;
}

const usualPollMs = 1000;
/** With events the answer is looked at rarely, for those that got lost. */
const pollsLessOften = 8;
const usualPatienceMs = 3 * 60_000;

/** Opens the line to a server for one prompt. The queue and the history are the truth, events only make it quicker. */
export async function watchPrompt(
  server: ComfyServer,
  workflow: ComfyWorkflow,
  clientId: string,
  call: FollowCall = {},
): Promise<PromptWatch> {
  const heard: ComfyMessage[] = [];
  let listen = (message: ComfyMessage) => void heard.push(message);
  const socket = await openEventSocket(server, clientId, {
    onMessage: (message) => listen(message),
    onPreview: (preview) => call.onPreview?.(preview),
  });
  const { signal, pollMs = usualPollMs } = call;
  return {
    close: () => socket.close(),
    async ended(sent) {
      const progress = new PromptProgress(sent.promptId, Object.keys(workflow));
      const bell = makeBell(signal);
      let told: Readonly<Record<string, unknown>> | undefined;
      listen = (message) => {
        const step = progress.take(message);
        if (step) call.onProgress?.(step);
        if (!progress.endsWith(message)) return;
        if (message.type === 'execution_error') told = message.data;
        bell.ring();
      };
      for (const message of heard.splice(0)) listen(message);
      const poll = pollOf(server, sent, call);
      try {
        for (;;) {
          const entry = await poll();
          const failure = entry && failureOf(server, workflow, entry, told);
          if (failure) throw failure;
          if (entry) return entry;
          await bell.rung(socket.isOpen ? pollMs * pollsLessOften : pollMs);
          signal?.throwIfAborted();
        }
      } finally {
        bell.remove();
      }
    },
  };
}

/** Something to wait for: an event that says the prompt has ended, a cancel, or the time to ask again. */
function makeBell(signal: AbortSignal | undefined) {
  let wake: (() => void) | undefined;
  let hasRung = false;
  const ring = () => {
    hasRung = true;
    wake?.();
  };
  signal?.addEventListener('abort', ring);
  return {
    ring,
    /** Waits, unless it has rung since the last time. */
    async rung(longestMs: number): Promise<void> {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, longestMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      hasRung = false;
      wake = undefined;
    },
    remove: () => signal?.removeEventListener('abort', ring),
  };
}

/** How often a prompt may be in neither place: it is moved from one to the other in between two questions. */
const mostMisses = 3;

/** Asks whether a prompt has ended, and is patient with a server that is away for a while. */
function pollOf(server: ComfyServer, sent: SentPrompt, call: FollowCall): () => Promise<HistoryEntry | undefined> {
  const { signal, onWaiting, patienceMs = usualPatienceMs } = call;
  let awaySince: number | undefined;
  let misses = 0;
  let told = -1;
  return async () => {
    try {
      const entry = await readHistory(server, sent.promptId, signal);
      if (entry) return entry;
      const { state, before } = await findInQueue(server, sent, { signal, once: true });
      awaySince = undefined;
      misses = state === 'gone' ? misses + 1 : 0;
      if (misses >= mostMisses) throw comfyuiLost({ place: server.place });
      if (state === 'waiting' && before !== told) onWaiting?.(before);
      told = before;
      return undefined;
    } catch (error) {
      if (!isAway(error)) throw error;
      awaySince ??= Date.now();
      if (Date.now() - awaySince >= patienceMs) throw error;
      return undefined;
    }
  };
}
