import { mediaAudioEmpty, mediaNoAudio, mediaNothingDecodes } from '../errors.js';
import { damagedPackets } from '../run/damaged-packets.js';
import { MediaInput } from '../run/media-input.js';
import { SampleClock } from '../run/sample-clock.js';
import { StreamDecoder } from '../run/stream-decoder.js';

/** A sound, counted. */
export interface SoundMeasure {
  readonly sampleRate: number;
  readonly channels: number;
  readonly sampleCount: number;
  /** Timestamp of the first sample, in the stream's units. */
  readonly start: bigint;
}

/**
 * Decodes a file's sound through and counts it, with the silence that `readSound` puts into holes: containers are often
 * wrong about it, or silent.
 */
export async function measureSound(path: string, signal?: AbortSignal): Promise<SoundMeasure> {
  await using input = await MediaInput.open(path);
  const stream = input.audio;
  if (!stream) throw mediaNoAudio({ path });
  using decoder = await StreamDecoder.open(input, stream, signal);
  const clock = new SampleClock(input, stream);
  let measure: SoundMeasure | undefined;
  let seconds = 0;
  for (let frame = await decoder.next(); frame; frame = await decoder.next()) {
    using owned = frame;
    const { sampleRate, channels, pts, nbSamples } = owned;
    measure ??= { sampleRate, channels, sampleCount: 0, start: pts };
    const gap = clock.gapBefore(owned);
    if (gap > 0) seconds += Math.round(gap * measure.sampleRate) / measure.sampleRate;
    // Counted in seconds, because a stream may change its rate.
    if (gap >= 0) seconds += nbSamples / sampleRate;
  }
  if (measure) return { ...measure, sampleCount: Math.round(seconds * measure.sampleRate) };
  if (decoder.damaged > 0) throw mediaNothingDecodes({ path, reason: damagedPackets(decoder.damaged) });
  throw mediaAudioEmpty({ path });
}
