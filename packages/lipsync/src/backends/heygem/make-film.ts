import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isTalkgraphError, messageOf } from '@talkgraph/errors';
import {
  type Clip,
  canonicalJson,
  defaultOps,
  describeClip,
  openSource,
  readPcm,
  render,
  trim,
} from '@talkgraph/media';
import type { ClipServices } from '../../clip-services.js';
import type { WorkOptions } from '../../contract.js';
import { heygemResultBroken } from '../../errors.js';
import { findKeptFilm, type KeptFilm, keepFilm } from '../../kept-film.js';
import { runServiceJob, type ServiceJob, type ServicePlace } from './run-service-job.js';
import { writeSpeechWav } from './write-speech-wav.js';

/** Raised when the same request would give another film. */
const filmVersion = 1;

const sampleRate = 16_000;

/** Nothing of the picture is lost on its way there; the service encodes its own anyway. */
const encode = { crf: 12, preset: 'veryfast' } as const;

/** Some of the output's frames, to be made by the service. */
export interface FilmRequest {
  /** The whole template at the rate that the service counts in, which is a whole number. */
  readonly template: Clip;
  /** What is said, from the template's first frame on. */
  readonly audio: Clip;
  /** Frames a second of the output itself. */
  readonly framesPerSecond: number;
  readonly first: number;
  readonly count: number;
  /** Positive: the mouth comes later. */
  readonly offsetMs: number;
}

/**
 * The film that the service makes of a request: kept from an earlier time, collected from a task that is under way, or made now.
 * @throws what `runServiceJob` throws; HEYGEM_RESULT_BROKEN
 */
export async function makeFilm(
  request: FilmRequest,
  place: ServicePlace,
  services: ClipServices,
  options: WorkOptions,
): Promise<KeptFilm> {
  const key = keyOf(request, place);
  const { underway } = place;
  // Two nodes that ask for the same have it made once; should the first fail, the next tries by itself.
  for (let other = underway.get(key); other; other = underway.get(key)) await other.catch(() => undefined);
  const making = findKeptFilm(services.store, key)
    .then((known) => known ?? haveFilmMade(key, request, place, services, options))
    .finally(() => underway.delete(key));
  underway.set(key, making);
  return making;
}

async function haveFilmMade(
  key: string,
  request: FilmRequest,
  place: ServicePlace,
  services: ClipServices,
  options: WorkOptions,
): Promise<KeptFilm> {
  const name = key.split('.')[0] as string;
  try {
    let kept: KeptFilm | undefined;
    const job: ServiceJob = {
      key: name,
      speechSeconds: request.count / request.framesPerSecond,
      writeInputs: (paths) => writeInputs(request, paths, services, options),
      resultPath: join(place.folder, `${name}.${process.pid}.mp4`),
      isWhole: async (path) => (await broken(path, request)) === undefined,
      isDone: async () => (await findKeptFilm(services.store, key)) !== undefined,
      async keepResult(path) {
        const reason = await broken(path, request);
        if (reason !== undefined) throw heygemResultBroken({ reason });
        kept = await keepFilm(services.store, key, path, options.signal);
      },
    };
    await runServiceJob(job, place, options);
    kept ??= await findKeptFilm(services.store, key);
    if (!kept) throw heygemResultBroken({ reason: 'it vanished from the artifacts folder' });
    return kept;
  } finally {
    await removeResults(place.folder, name);
  }
}

/** Copies of results, also of processes that were killed while they looked at one. */
async function removeResults(folder: string, name: string): Promise<void> {
  for (const file of await readdir(folder)) {
    if (file.startsWith(`${name}.`) && file.endsWith('.mp4')) await rm(join(folder, file), { force: true });
  }
}

function keyOf({ template, audio, framesPerSecond, first, count, offsetMs }: FilmRequest, { settings }: ServicePlace) {
  const { address, superResolution } = settings;
  const facts = {
    ...{ filmVersion, template: template.hash, audio: audio.hash, framesPerSecond, first, count, offsetMs },
    ...{ address, superResolution },
  };
  return `${createHash('sha256').update(canonicalJson(facts)).digest('hex')}.heygem.json`;
}

/**
 * Picture and sound of exactly the same length. The service counts whole frames a second (29.97 becomes 30), which would let
 * the mouth drift by a frame every half minute; so the same frames are sent at that rate, and the sound is made faster by the
 * same thousandth. What comes back is then taken frame for frame.
 */
async function writeInputs(
  { template, audio, framesPerSecond, first, count, offsetMs }: FilmRequest,
  { audioPath, videoPath }: { readonly audioPath: string; readonly videoPath: string },
  { resolveSource, ops = defaultOps }: ClipServices,
  { signal, onProgress }: WorkOptions,
): Promise<void> {
  const info = describeClip(template, ops).video;
  const sentRate = info ? info.fps.num / info.fps.den : framesPerSecond;
  const readRate = Math.round((sampleRate * framesPerSecond) / sentRate);
  const perFrame = sampleRate / sentRate;
  const sound = {
    chunks: readPcm(audio, { sampleRate: readRate, resolveSource, ops, ...(signal && { signal }) }),
    skip: Math.round(first * perFrame - (offsetMs / 1000) * readRate),
    count: Math.round(count * perFrame),
  };
  await writeSpeechWav(audioPath, sound, signal);
  const whole = first === 0 && count === info?.frameCount;
  const clip = whole ? template : trim(template, { first, count });
  await render(clip, videoPath, {
    ...{ resolveSource, ops, encode },
    ...(signal && { signal }),
    onProgress: ({ framesDone, frameCount }) => onProgress?.({ stage: 'send', done: framesDone, total: frameCount }),
  });
}

/** Frames that may be missing at the end, from rounding lengths: a third of a second, or one in a hundred. */
function mostMissing({ count, framesPerSecond }: FilmRequest): number {
  return Math.max(Math.ceil(framesPerSecond / 3), Math.ceil(count / 100));
}

/** What is wrong with a result; undefined when it can be used. */
async function broken(path: string, request: FilmRequest): Promise<string | undefined> {
  try {
    const { video } = (await openSource(path, { require: 'video' })).probe;
    const frames = video?.frameCount ?? 0;
    return frames < request.count - mostMissing(request)
      ? `it has ${frames} frames where ${request.count} were asked for`
      : undefined;
  } catch (error) {
    if (isTalkgraphError(error) && error.code.startsWith('MEDIA_')) return messageOf(error);
    throw error;
  }
}
