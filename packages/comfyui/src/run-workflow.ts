import { randomUUID } from 'node:crypto';
import { isTalkgraphError } from '@talkgraph/errors';
import { cancelPrompt } from './cancel-prompt.js';
import { isAway } from './comfy-request.js';
import type { ComfyServer } from './comfy-server.js';
import type { ComfyWorkflow } from './comfy-workflow.js';
import { downloadFile, type FetchedFile } from './download-file.js';
import { findPrompt, type SentPrompt } from './find-prompt.js';
import { type FollowCall, watchPrompt } from './follow-prompt.js';
import type { HistoryEntry } from './history-entry.js';
import { madeThings } from './made-files.js';
import { submitPrompt } from './submit-prompt.js';

/** What is remembered of one run across crashes, under a key that the caller knows. */
export interface RunMemory {
  find(): Promise<SentPrompt | undefined>;
  save(sent: SentPrompt): Promise<void>;
  remove(): Promise<void>;
}

/** A workflow to be run on a server. */
export interface RemoteRun {
  /** Brings the files it needs to the server, and answers it as it is to be sent; not asked when it was sent already. */
  prepare(): Promise<ComfyWorkflow>;
  /** The same without the files, for sentences and progress. */
  readonly outline: ComfyWorkflow;
  /** Id or title of the node whose results are wanted; empty for all. */
  readonly outputNode: string;
  /** Where the files are put. */
  readonly folder: string;
  readonly memory: RunMemory;
}

/** What came of it. */
export interface RemoteResult {
  readonly files: readonly FetchedFile[];
  readonly texts: readonly string[];
  /** The prompt had been sent before a crash, and was not sent again. */
  readonly resumed: boolean;
}

/** What a run may bring back in all: an hour of film in the best quality, but not the whole disk. */
const usualMostBytes = 64e9;

/**
 * Runs a workflow on a server and fetches what it made. It is noted before it is sent, so that after a crash of ours the
 * same prompt is gone on with; a cancel takes it back there. What has failed is forgotten, and a retry sends it anew.
 * @throws what `submitPrompt`, `PromptWatch.ended`, `madeThings` and `downloadFile` throw; the signal's reason
 */
export async function runWorkflow(server: ComfyServer, run: RemoteRun, call: FollowCall = {}): Promise<RemoteResult> {
  const { signal, mostBytes = usualMostBytes } = call;
  const { sent, watch, resumed } = await begin(server, run, call);
  let entry: HistoryEntry;
  try {
    entry = await watch.ended(sent);
  } catch (error) {
    if (signal?.aborted) await cancelPrompt(server, sent);
    // A server that is away may go on working: a retry looks for the prompt again.
    if (signal?.aborted || !isAway(error)) await run.memory.remove();
    throw error;
  } finally {
    watch.close();
  }
  const { files, texts } = madeThings(server, run.outline, entry, run.outputNode);
  const fetched: FetchedFile[] = [];
  let leftBytes = mostBytes;
  for (const [number, file] of files.entries()) {
    const one = await downloadFile(server, file, { folder: run.folder, number, mostBytes: leftBytes }, signal);
    fetched.push(one);
    leftBytes -= one.bytes;
  }
  return { files: fetched, texts, resumed };
}

/** Finds the prompt that an earlier process sent, or sends it. */
async function begin(server: ComfyServer, run: RemoteRun, call: FollowCall) {
  const { signal } = call;
  const earlier = await run.memory.find();
  const known = earlier && (await findPrompt(server, earlier, signal));
  if (earlier && known !== undefined) {
    const watch = await watchPrompt(server, run.outline, earlier.clientId, call);
    return { sent: { ...earlier, promptId: known }, watch, resumed: true };
  }
  const workflow = await run.prepare();
  signal?.throwIfAborted();
  const asked = { promptId: randomUUID(), clientId: randomUUID() };
  const watch = await watchPrompt(server, workflow, asked.clientId, call);
  try {
    await run.memory.save(asked);
    const sent = { ...asked, promptId: await submitPrompt(server, workflow, asked, signal) };
    if (sent.promptId !== asked.promptId) await run.memory.save(sent);
    return { sent, watch, resumed: false };
  } catch (error) {
    watch.close();
    // It may have arrived all the same; and where a part of it is refused, servers run the rest.
    const isPartial = isTalkgraphError(error) && error.code === 'COMFYUI_INVALID';
    if (signal?.aborted || isPartial) await cancelPrompt(server, asked);
    await run.memory.remove();
    throw error;
  }
}
