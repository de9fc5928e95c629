import { AV_NOPTS_VALUE } from 'node-av/constants';
import {
  type Frame as AvFrame,
  avChannelLayoutDefault,
  avChannelLayoutDescribe,
  avGetSampleFmtName,
} from 'node-av/lib';
import { mediaAudioEmpty, mediaNoAudio, mediaNothingDecodes } from '../errors.js';
import { damagedPackets } from './damaged-packets.js';
import { FilterChain } from './filter-chain.js';
import { MediaInput } from './media-input.js';
import { SampleClock } from './sample-clock.js';
import { StreamDecoder } from './stream-decoder.js';

export interface SoundFormat {
  readonly sampleRate: number;
  readonly channels: number;
}

/**
 * The sound of a file as interleaved 32-bit floats, from its first sample (encoder delay removed) to its last, in chunks
 * of some thousand samples. Holes in the timestamps are filled with silence, so that the sound stays in step.
 * @throws MEDIA_NO_AUDIO, MEDIA_AUDIO_EMPTY, MEDIA_UNSUPPORTED_CODEC, and what opening a file throws
 */
export async function* readSound(
  path: string,
  format: SoundFormat,
  signal?: AbortSignal,
): AsyncGenerator<Float32Array> {
  await using input = await MediaInput.open(path);
  const stream = input.audio;
  if (!stream) throw mediaNoAudio({ path });
  using decoder = await StreamDecoder.open(input, stream, signal);
  using converter = new SoundConverter(format);
  const clock = new SampleClock(input, stream);
  let any = false;
  for (let frame = await decoder.next(); frame; frame = await decoder.next()) {
    any = true;
    try {
      const gap = clock.gapBefore(frame);
      if (gap > 0) yield* converter.silence(frame, gap);
      if (gap < 0) continue;
      yield* converter.convert(frame);
    } finally {
      frame.free();
    }
  }
  yield* converter.finish();
  if (any) return;
  if (decoder.damaged > 0) throw mediaNothingDecodes({ path, reason: damagedPackets(decoder.damaged) });
  throw mediaAudioEmpty({ path });
}

/** Decoded frames in, interleaved floats of one rate and channel count out. A change of format in mid-stream is followed. */
class SoundConverter implements Disposable {
  readonly #format: SoundFormat;
  #chain: FilterChain | undefined;
  #key = '';

  constructor(format: SoundFormat) {
    this.#format = format;
  }

  async *convert(frame: AvFrame): AsyncGenerator<Float32Array> {
    const key = `${frame.sampleRate}:${frame.format}:${frame.channels}:${frame.channelLayout.mask}`;
    if (key !== this.#key) {
      yield* this.finish();
      this.#chain = this.#open(frame);
      this.#key = key;
    }
    const chain = this.#chain as FilterChain;
    frame.pts = AV_NOPTS_VALUE;
    await chain.push(frame);
    yield* this.#drain(chain);
  }

  /** Silence before a frame. */
  async *silence(_frame: AvFrame, seconds: number): AsyncGenerator<Float32Array> {
    const { sampleRate, channels } = this.#format;
    for (let left = Math.round(seconds * sampleRate); left > 0; left -= 65536) {
      yield new Float32Array(Math.min(left, 65536) * channels);
    }
  }

  /** What is still inside, at the end of the sound or of one format. */
  async *finish(): AsyncGenerator<Float32Array> {
    if (!this.#chain) return;
    await this.#chain.push(undefined);
    yield* this.#drain(this.#chain);
    this[Symbol.dispose]();
  }

  #open(frame: AvFrame): FilterChain {
    const { sampleRate, channels } = this.#format;
    const sampleFormat = avGetSampleFmtName(frame.format as Parameters<typeof avGetSampleFmtName>[0]);
    const known = frame.channelLayout.mask !== 0n ? avChannelLayoutDescribe(frame.channelLayout) : null;
    const layout = known ?? layoutName(frame.channels);
    const source = `sample_rate=${frame.sampleRate}:sample_fmt=${sampleFormat}:channel_layout=${layout}:time_base=1/${frame.sampleRate}`;
    // With the highest coefficient held to 1, mixing down never clips; floats would be left to overshoot otherwise.
    return new FilterChain(
      'audio',
      source,
      [
        `aresample=out_sample_rate=${sampleRate}:out_chlayout=${layoutName(channels)}:out_sample_fmt=flt:rematrix_maxval=1`,
        `aformat=sample_fmts=flt:sample_rates=${sampleRate}:channel_layouts=${layoutName(channels)}`,
      ],
      { num: 1, den: sampleRate },
    );
  }

  async *#drain(chain: FilterChain): AsyncGenerator<Float32Array> {
    for (let out = await chain.pull(); out; out = await chain.pull()) {
      const bytes = out.data?.[0];
      const length = out.nbSamples * this.#format.channels;
      // A copy: the frame's own memory goes with the frame.
      const samples = new Float32Array(length);
      if (bytes) Buffer.from(samples.buffer).set(bytes.subarray(0, length * 4));
      out.free();
      yield samples;
    }
  }

  [Symbol.dispose](): void {
    this.#chain?.[Symbol.dispose]();
    this.#chain = undefined;
    this.#key = '';
  }
}

/** FFmpeg's name for the usual layout of this many channels. */
export function layoutName(channels: number): string {
  return avChannelLayoutDescribe(avChannelLayoutDefault(channels)) ?? `${channels}c`;
}
