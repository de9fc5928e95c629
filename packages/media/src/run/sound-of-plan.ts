import type { SoundPlan, SoundSegment } from '../plan/sound-plan.js';
import { rescale } from '../rational-math.js';
import { applyGains } from './apply-gains.js';
import { readSound, type SoundFormat } from './read-sound.js';
import type { SoundFile } from './sound-files.js';
import { sumOfSounds } from './sum-of-sounds.js';

const chunkSamples = 16384;

/** The planned sound as interleaved floats: exactly `sampleCount` samples a channel, whatever the files turn out to hold. */
export async function* soundOfPlan(
  plan: SoundPlan,
  files: ReadonlyMap<string, SoundFile>,
  channels: number,
  signal?: AbortSignal,
): AsyncGenerator<Float32Array> {
  const format = { sampleRate: plan.sampleRate, channels };
  const base = stripSound(plan.segments, files, format, signal);
  if (!plan.overlays) {
    yield* base;
    return;
  }
  const overlays = plan.overlays.map((strip) => stripSound(strip, files, format, signal));
  yield* sumOfSounds([base, ...overlays], chunkSamples * channels);
}

async function* stripSound(
  segments: readonly SoundSegment[],
  files: ReadonlyMap<string, SoundFile>,
  format: SoundFormat,
  signal: AbortSignal | undefined,
): AsyncGenerator<Float32Array> {
  let at = 0;
  for (const segment of segments) {
    const file = segment.source === undefined ? undefined : files.get(segment.source);
    if (file) {
      let heard = at;
      for await (const chunk of fileSegment(segment, file, format, signal)) {
        if (segment.gains) applyGains(chunk, format.channels, heard, segment.gains);
        heard += chunk.length / format.channels;
        yield chunk;
      }
    } else yield* silence(segment.count, format.channels);
    at += segment.count;
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
