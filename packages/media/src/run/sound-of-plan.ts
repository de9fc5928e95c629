import type { SoundPlan, SoundSegment } from '../plan/sound-plan.js';
import { applyGains } from './apply-gains.js';
import type { SoundFormat } from './read-sound.js';
import { SoundCursor, silence } from './sound-cursor.js';
import type { SoundFile } from './sound-files.js';
import { sumOfSounds } from './sum-of-sounds.js';

/** Samples added up at a time. */
const sumSamples = 16384;
/** Files that one strip keeps open: a cut-list of a few recordings reads each of them once. */
const mostCursors = 4;

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
  yield* sumOfSounds([base, ...overlays], sumSamples * channels);
}

async function* stripSound(
  segments: readonly SoundSegment[],
  files: ReadonlyMap<string, SoundFile>,
  format: SoundFormat,
  signal: AbortSignal | undefined,
): AsyncGenerator<Float32Array> {
  const cursors = new Map<string, SoundCursor>();
  try {
    let at = 0;
    for (const { source, from, count, gains } of segments) {
      const file = source === undefined ? undefined : files.get(source);
      if (source === undefined || !file) yield* silence(count, format.channels);
      else {
        const cursor = cursors.get(source) ?? new SoundCursor(file, format, signal);
        await keep(cursors, source, cursor);
        let heard = at;
        for await (const chunk of cursor.read(from, count)) {
          if (gains) applyGains(chunk, format.channels, heard, gains);
          heard += chunk.length / format.channels;
          yield chunk;
        }
      }
      at += count;
    }
  } finally {
    for (const cursor of cursors.values()) await cursor[Symbol.asyncDispose]();
  }
}

/** Puts the cursor last, and closes the one that was not used for longest when there are too many. */
async function keep(cursors: Map<string, SoundCursor>, source: string, cursor: SoundCursor): Promise<void> {
  cursors.delete(source);
  cursors.set(source, cursor);
  const [oldest] = cursors;
  if (cursors.size <= mostCursors || !oldest) return;
  cursors.delete(oldest[0]);
  await oldest[1][Symbol.asyncDispose]();
}
