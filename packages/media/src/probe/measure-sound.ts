import { mediaAudioEmpty, mediaNoAudio, mediaNothingDecodes } from '../errors.js';
import { MediaInput } from '../run/media-input.js';
import { readSound } from '../run/read-sound.js';
import { StreamDecoder } from '../run/stream-decoder.js';

/** A sound, counted. */
export interface SoundMeasure {
  readonly sampleRate: number;
  readonly channels: number;
  readonly sampleCount: number;
  /** Timestamp of the first sample, in the stream's units. */
  readonly start: bigint;
}

/** Decodes a file's sound through and counts it: containers are often wrong about it, or silent. */
export async function measureSound(path: string, signal?: AbortSignal): Promise<SoundMeasure> {
  const first = await firstSound(path, signal);
  let length = 0;
  for await (const chunk of readSound(path, first, signal)) length += chunk.length;
  return { ...first, sampleCount: length / first.channels };
}

async function firstSound(path: string, signal: AbortSignal | undefined): Promise<Omit<SoundMeasure, 'sampleCount'>> {
  await using input = await MediaInput.open(path);
  const stream = input.audio;
  if (!stream) throw mediaNoAudio({ path });
  using decoder = await StreamDecoder.open(input, stream, signal);
  using frame = await decoder.next();
  if (frame) return { sampleRate: frame.sampleRate, channels: frame.channels, start: frame.pts };
  if (decoder.damaged > 0) throw mediaNothingDecodes({ path, reason: `${decoder.damaged} damaged packets` });
  throw mediaAudioEmpty({ path });
}
