import { randomUUID } from 'node:crypto';
import type { TalkgraphError } from '@talkgraph/errors';
import type { StageProgress } from '../../contract.js';
import { heygemBusy, heygemResultLost, heygemStalled } from '../../errors.js';
import { type Face2FaceClient, pause } from './face2face-client.js';
import { failureOfText } from './failure-of-text.js';
import type { HeygemSettings } from './heygem-settings.js';
import type { JobNote, JobNotes } from './job-notes.js';
import { openServiceFiles, type ServiceFiles } from './service-files.js';
import type { ServicePace } from './service-pace.js';
import { takeTurn } from './service-turn.js';

/** Something that the service shall do. */
export interface ServiceJob {
  /** Names the request: the same key, the same inputs. */
  readonly key: string;
  readonly speechSeconds: number;
  writeInputs(paths: { readonly audioPath: string; readonly videoPath: string }): Promise<void>;
  /** Where the result is put at first. */
  readonly resultPath: string;
  isWhole(path: string): Promise<boolean>;
  /** Whether somebody else has kept the result of the same request meanwhile. */
  isDone(): Promise<boolean>;
  /** Takes the result over; everything else of the task is removed after that. */
  keepResult(path: string): Promise<void>;
}

/** The service, and what is remembered of its tasks. */
export interface ServicePlace {
  readonly settings: HeygemSettings;
  readonly client: Face2FaceClient;
  readonly notes: JobNotes;
  /** Folder of the home for notes and for files on their way. */
  readonly folder: string;
  readonly pace: ServicePace;
  /** Films that are being made in this process, by their keys. */
  readonly underway: Map<string, Promise<unknown>>;
}

export interface JobWatch {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: StageProgress) => void) | undefined;
}

/** A result lies there before the task is called done, but a network share may show it later. */
const looksForResult = 5;

/**
 * Has the service do a job and takes the result. A job that was handed in before, by a process that is no more or a run that
 * was cancelled, is not handed in again: it is asked about, and its result is taken, even when the service has forgotten it.
 * The service cannot be told to stop, so a cancelled job goes on there.
 * @throws HEYGEM_UNREACHABLE, HEYGEM_BUSY, HEYGEM_FOLDER, HEYGEM_STALLED, HEYGEM_RESULT_LOST, what the service's failure means; CANCELLED
 */
export async function runServiceJob(job: ServiceJob, place: ServicePlace, watch: JobWatch): Promise<void> {
  const earlier = await place.notes.find(job.key);
  const known = earlier?.address === place.settings.address ? earlier : undefined;
  const begun = known ?? { code: randomUUID(), address: place.settings.address, prepared: false };
  await using files = await openServiceFiles({ ...place, note: begun });
  const { served, shared } = files;
  const note: JobNote = { ...begun, ...(served && { served }), ...(shared !== undefined && { shared }) };
  const work = { job, place, watch, files, note };
  await place.notes.save(job.key, note);
  try {
    // Somebody handed it in, or was about to.
    const collected = note.prepared && (await collect(work));
    if (!collected && !(await handInAndCollect(work))) return;
    await job.keepResult(job.resultPath);
  } catch (error) {
    // What was not heard out is asked about next time; what has failed is begun anew.
    if (!watch.signal?.aborted && hasEnded(error)) await forget(work);
    throw error;
  }
  await forget(work);
}

interface Work {
  readonly job: ServiceJob;
  readonly place: ServicePlace;
  readonly watch: JobWatch;
  readonly files: ServiceFiles;
  readonly note: JobNote;
}

/** A service that is silent or at work on something else has not decided anything. */
function hasEnded(error: unknown): boolean {
  const { code } = error as { readonly code?: string };
  return code !== 'HEYGEM_UNREACHABLE' && code !== 'HEYGEM_BUSY';
}

async function forget({ place, job, files }: Work): Promise<void> {
  await files.remove();
  await place.notes.remove(job.key);
}

/** False where another process has had the same made meanwhile, and removed what was ours. */
async function handInAndCollect(work: Work): Promise<boolean> {
  const { job, place, watch, files, note } = work;
  if (await job.isDone()) return false;
  if (!(note.prepared && (await files.areThere()))) {
    watch.onProgress?.({ stage: 'send', done: 0, total: 1 });
    await job.writeInputs(files);
    await place.notes.save(job.key, { ...note, prepared: true });
  }
  await using _turn = await takeTurn({
    folder: place.folder,
    address: place.settings.address,
    pollMs: place.pace.pollMs,
    signal: watch.signal,
    onWait: () => watch.onProgress?.({ stage: 'queue', done: 0 }),
  });
  if (await job.isDone()) return false;
  // A service that was restarted in the middle knows nothing of it any more: it gets a second chance, not a third.
  for (let left = 2; left > 0; left -= 1) {
    await handIn(work);
    if (await collect(work)) return true;
  }
  throw heygemResultLost({ name: files.resultName });
}

const unknown = { kind: 'unknown' } as const;

/** Submits the task as soon as the service takes one. */
async function handIn(work: Work): Promise<void> {
  const { watch, files, note } = work;
  const { client, settings, pace } = work.place;
  const began = Date.now();
  const { superResolution } = settings;
  const task = { code: note.code, audioUrl: files.audioUrl, videoUrl: files.videoUrl, superResolution };
  let unheard = false;
  const call = callOf(watch, () => {
    unheard = true;
  });
  for (let waitMs = pace.busyMs; (await client.submit(task, call)) === 'busy'; ) {
    // An answer may have got lost: then it is our own task that it is busy with.
    const state = unheard ? await client.query(note.code, call) : unknown;
    if (state.kind === 'failed') throw failureOf(state.text, work);
    if (state.kind !== 'unknown') return;
    if (Date.now() - began > pace.busyPatienceMs) {
      throw heygemBusy({ address: settings.address, minutes: Math.round((Date.now() - began) / 60_000) });
    }
    watch.onProgress?.({ stage: 'queue', done: 0 });
    await pause(waitMs, watch.signal);
    waitMs = Math.min(pace.longestBusyMs, 2 * waitMs);
  }
}

/** Follows the task to its end and takes the result; false where the service knows of no task and there is no result. */
async function collect(work: Work): Promise<boolean> {
  const { job, files, watch, place } = work;
  const ended = await follow(work);
  const look = { pollMs: place.pace.pollMs / 2, signal: watch.signal };
  for (let left = ended.known ? looksForResult : 1; left > 0; left -= 1) {
    const fetched = await files.fetchResult(ended.result, job.resultPath, look);
    // A container that was stopped while it wrote leaves half a file.
    if (fetched && (ended.done || (await job.isWhole(job.resultPath)))) return true;
    if (left > 1) await pause(place.pace.pollMs, watch.signal);
  }
  if (ended.done) throw heygemResultLost({ name: ended.result });
  return false;
}

interface Ended {
  readonly result: string;
  /** The service said that the task is done. */
  readonly done: boolean;
  /** The service knew of the task at all. */
  readonly known: boolean;
}

async function follow(work: Work): Promise<Ended> {
  const { files, note, watch } = work;
  const { client, pace } = work.place;
  let seen = '';
  let changedAt = Date.now();
  let known = false;
  for (;;) {
    const state = await client.query(note.code, callOf(watch));
    if (state.kind === 'done') return { result: state.result, done: true, known: true };
    // Who asked before us got the one answer that says how it ended.
    if (state.kind === 'unknown') return { result: files.resultName, done: false, known };
    if (state.kind === 'failed') throw failureOf(state.text, work);
    known = true;
    const { progress, text } = state;
    if (`${progress} ${text}` !== seen) {
      seen = `${progress} ${text}`;
      changedAt = Date.now();
      watch.onProgress?.({ stage: 'service', done: progress, total: 100, ...(text && { text }) });
    }
    if (Date.now() - changedAt > pace.stallMs) {
      throw heygemStalled({ minutes: Math.round(pace.stallMs / 60_000), progress, said: text });
    }
    await pause(pace.pollMs, watch.signal);
  }
}

function failureOf(text: string, { job, files }: Work): TalkgraphError {
  return failureOfText(text, { speechSeconds: job.speechSeconds, videoUrl: files.videoUrl });
}

function callOf({ signal, onProgress }: JobWatch, onSilence?: () => void) {
  return {
    signal,
    onSilence: () => {
      onSilence?.();
      onProgress?.({ stage: 'silent', done: 0 });
    },
  };
}
