import type { Clip } from '../clip.js';
import { clipParams } from '../errors.js';
import type { FrameOp } from '../frame-op.js';
import { defaultOps } from '../ops/default-ops.js';
import { planRender } from '../plan/plan-render.js';
import type { ResolveSource } from './open-leaf.js';
import { readSound } from './read-sound.js';
import { soundFilesOf } from './sound-files.js';
import { soundOfPlan } from './sound-of-plan.js';

export interface ReadPcmOptions {
  /** Samples per second wanted; the sound is resampled to it. */
  readonly sampleRate: number;
  /** Channels wanted, 1 by default; sound is mixed up or down to it. */
  readonly channels?: number;
  readonly signal?: AbortSignal;
  /** Needed for clips: finds source files by SHA-256. */
  readonly resolveSource?: ResolveSource;
  readonly ops?: readonly FrameOp[];
}

/**
 * The sound of a file or of a recipe as 32-bit floats (interleaved when there are several channels), streamed in chunks:
 * memory does not grow with its length. Encoder delay is removed; sample 0 is the first that a player would play.
 * @throws MEDIA_NO_AUDIO, MEDIA_AUDIO_EMPTY, MEDIA_UNSUPPORTED_CODEC, CANCELLED, and what opening a file throws
 */
export async function* readPcm(source: string | Clip, options: ReadPcmOptions): AsyncGenerator<Float32Array> {
  const channels = options.channels ?? 1;
  if (typeof source === 'string') {
    yield* readSound(source, { sampleRate: options.sampleRate, channels }, options.signal);
    return;
  }
  const plan = planRender(source, options.ops ?? defaultOps, { soundRate: options.sampleRate });
  if (!plan.sound) throw clipParams({ op: source.op, en: 'it has no sound.', zh: '没有声音。' });
  const files = await soundFilesOf(plan, options.resolveSource ?? (() => undefined));
  yield* soundOfPlan(plan.sound, files, channels, options.signal);
}
