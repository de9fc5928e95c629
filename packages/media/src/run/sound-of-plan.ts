import type { SoundPlan, SoundSegment } from '../plan/sound-plan.js';
import { rescale } from '../rational-math.js';
import { readSound, type SoundFormat } from './read-sound.js';

/** Where a source clip's sound is read from. */
export interface SoundFile {
  readonly path: string;
  /** Silence before the file's first sample, in samples of the file; negative: samples left out. */
  readonly lead: number;
  /** Samples per second of the file. */
  readonly sampleRate: number;
}

const chunkSamples = 16384;

/** The planned sound as interleaved floats: exactly `sampleCount` samples a channel, whatever the files turn out to hold. */
export async function* soundOfPlan(
  plan: SoundPlan,
  files: ReadonlyMap<string, SoundFile>,
  channels: number,
  signal?: AbortSignal,
): AsyncGenerator<Float32Array> {
  const format = { sampleRate: plan.sampleRate, channels };
  for (const segment of plan.segments) {
    const file = segment.source === undefined ? undefined : files.get(segment.source);
    if (file) yield* fileSegment(segment, file, format, signal);
    else yield* silence(segment.count, channels);
  }
}

async function* fileSegment(
  { from, count }: SoundSegment,
  file: SoundFile,
  format: SoundFormat,
  signal: AbortSignal | undefined,
): AsyncGenerator<Float32Array> {
  const { channels } = format;
  const lead = rescale(file.lead, format.sampleRate, file.sampleRate);
  const before = Math.min(count, Math.max(0, lead - from));
  yield* silence(before, channels);
  let skip = (from + before - lead) * channels;
  let left = (count - before) * channels;
  if (left === 0) return;
  for await (const chunk of readSound(file.path, format, signal)) {
    const start = Math.min(skip, chunk.length);
    skip -= start;
    const part = chunk.subarray(start, Math.min(chunk.length, start + left));
    if (part.length > 0) yield part;
    left -= part.length;
    if (left === 0) return;
  }
  yield* silence(left / channels, channels);
}

function* silence(count: number, channels: number): Generator<Float32Array> {
  for (let left = count; left > 0; left -= chunkSamples) {
    yield new Float32Array(Math.min(left, chunkSamples) * channels);
  }
}
