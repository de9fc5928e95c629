import { AV_SAMPLE_FMT_FLT } from 'node-av/constants';
import { Frame as AvFrame, avChannelLayoutDefault } from 'node-av/lib';
import { throwIfCancelled } from '../errors.js';
import { check, silenceFfmpeg } from './ffmpeg-code.js';
import { FilterChain } from './filter-chain.js';
import { layoutName, type SoundFormat } from './read-sound.js';

/** How loud a sound is, by EBU R 128 (ITU-R BS.1770-4). */
export interface Loudness {
  /** Programme loudness in LUFS; undefined for what is too short (under 0.4 s) or below −70 LUFS throughout. */
  readonly integratedLufs: number | undefined;
  /** Loudness range in LU (EBU Tech 3342). */
  readonly rangeLu: number;
  /** Highest true peak of all channels in dBTP; undefined for digital silence. */
  readonly truePeakDb: number | undefined;
}

/** Samples given to the filter at a time. */
const most = 4096;

/**
 * Measures a stream of interleaved samples with FFmpeg's `ebur128`. Memory does not grow with the length.
 * @throws CANCELLED, and what the chunks throw
 */
export async function measureLoudness(
  chunks: AsyncIterable<Float32Array>,
  format: SoundFormat,
  options: { readonly signal?: AbortSignal; readonly onSamples?: (samplesDone: number) => void } = {},
): Promise<Loudness> {
  silenceFfmpeg();
  using meter = new LoudnessMeter(format);
  for await (const chunk of chunks) {
    throwIfCancelled(options.signal);
    for (let at = 0; at < chunk.length; at += most * format.channels) {
      await meter.add(chunk.subarray(at, at + most * format.channels));
    }
    options.onSamples?.(meter.samples);
  }
  // Awaited here: the meter is freed when this function is left.
  return await meter.finish();
}

class LoudnessMeter implements Disposable {
  readonly #format: SoundFormat;
  readonly #chain: FilterChain;
  readonly #frame = new AvFrame();
  samples = 0;
  /** Samples that were sound and not the silence put behind it. */
  #heard = Number.POSITIVE_INFINITY;
  #integrated = Number.NEGATIVE_INFINITY;
  #range = 0;
  #peak = 0;

  constructor(format: SoundFormat) {
    const { sampleRate, channels } = format;
    this.#format = format;
    const source = `sample_rate=${sampleRate}:sample_fmt=flt:channel_layout=${layoutName(channels)}:time_base=1/${sampleRate}`;
    this.#chain = new FilterChain('audio', source, ['ebur128=metadata=1:peak=true:framelog=quiet'], {
      num: 1,
      den: sampleRate,
    });
    this.#frame.alloc();
  }

  async add(samples: Float32Array): Promise<void> {
    const { sampleRate, channels } = this.#format;
    const frame = this.#frame;
    frame.unref();
    frame.format = AV_SAMPLE_FMT_FLT;
    frame.nbSamples = samples.length / channels;
    frame.sampleRate = sampleRate;
    frame.channelLayout = avChannelLayoutDefault(channels);
    check(frame.getBuffer(0), 'get memory for sound');
    const plane = frame.data?.[0] as Buffer;
    new Float32Array(plane.buffer, plane.byteOffset, samples.length).set(samples);
    frame.pts = BigInt(this.samples);
    this.samples += frame.nbSamples;
    await this.#chain.push(frame);
    await this.#read();
  }

  /** Figures come once in 100 ms, so silence is put behind the sound for the peaks of its last samples. */
  async finish(): Promise<Loudness> {
    this.#heard = this.samples;
    const { sampleRate, channels } = this.#format;
    await this.add(new Float32Array(Math.ceil(sampleRate / 5) * channels));
    await this.#chain.push(undefined);
    await this.#read();
    return {
      // −70 LUFS is the absolute gate: what never exceeds it has no loudness.
      integratedLufs: this.#integrated > -70 ? this.#integrated : undefined,
      rangeLu: this.#range,
      truePeakDb: this.#peak > 0 ? 20 * Math.log10(this.#peak) : undefined,
    };
  }

  async #read(): Promise<void> {
    for (let out = await this.#chain.pull(); out; out = await this.#chain.pull()) {
      // It belongs to the frame and goes with it.
      const facts = out.getMetadata();
      const figure = (name: string) => Number(facts?.get(`lavfi.r128.${name}`) ?? Number.NaN);
      const until = Number(out.pts) + out.nbSamples;
      const [integrated, range, peak] = [figure('I'), figure('LRA'), figure('true_peak')];
      out.free();
      if (Number.isFinite(integrated) && until <= this.#heard) this.#integrated = integrated;
      if (Number.isFinite(range) && until <= this.#heard) this.#range = range;
      if (peak > this.#peak) this.#peak = peak;
    }
  }

  [Symbol.dispose](): void {
    this.#frame.free();
    this.#chain[Symbol.dispose]();
  }
}
