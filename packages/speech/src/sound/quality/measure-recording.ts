import type { Inference } from '@talkgraph/inference';
import { type AudioInfo, type Loudness, measureLoudness } from '@talkgraph/media';
import { speechProbabilities, vadFrame, vadSampleRate } from '../vad/speech-probabilities.js';
import { type ChannelFigures, ChannelMeter } from './channel-figures.js';
import { decayTime, levelsPerSecond } from './decay-time.js';
import { type Hum, SpectrumMeter } from './spectrum-figures.js';

/** Everything that is measured of a recording. What cannot be told (no speech, no pause, too short) is undefined. */
export interface RecordingFigures {
  readonly seconds: number;
  readonly audio: AudioInfo;
  readonly loudness: Loudness;
  /** Seconds in which someone speaks. */
  readonly speechSeconds: number;
  /** Mean level of the speech in dBFS. */
  readonly speechDb: number | undefined;
  /** Level of the pauses in dBFS; −95 where they are digitally silent. */
  readonly noiseDb: number | undefined;
  readonly snrDb: number | undefined;
  /** Reverberation time as it is heard, in seconds. */
  readonly decaySeconds: number | undefined;
  readonly bandwidthHertz: number | undefined;
  readonly hum: Hum | undefined;
  readonly channels: readonly ChannelFigures[];
  readonly correlation: number | undefined;
}

/** A recording that can be read as often as needed, at any rate and with any channels. */
export interface ReadableRecording {
  readonly audio: AudioInfo;
  read(format: { readonly sampleRate: number; readonly channels: number }): AsyncIterable<Float32Array>;
}

/** Quieter than this is digital silence: a gate or a cut, not the room. */
const silentDb = -95;
/** The part of the quietest frames that is taken for noise where no pause is found. */
const quietShare = 0.05;
/** Of the pauses, so much is not louder than what is taken for the noise: breaths and clicks are left out. */
const pauseShare = 0.6;
/** Frames beside speech are neither: the ends of words are quieter than speech and louder than noise. */
const marginFrames = 3;

/**
 * Measures a recording in three passes, none of which holds it in memory.
 * @throws CANCELLED, MODEL_MISSING, and what reading throws
 */
export async function measureRecording(
  recording: ReadableRecording,
  inference: Inference,
  options: { readonly signal?: AbortSignal; readonly onSeconds?: (stage: string, done: number) => void } = {},
): Promise<RecordingFigures> {
  const { audio } = recording;
  const { signal, onSeconds } = options;
  const levels: number[] = [];
  const heard = withLevels(recording.read({ sampleRate: vadSampleRate, channels: 1 }), levels);
  const probabilities = await speechProbabilities(heard, inference, (frames) => {
    onSeconds?.('listen', (frames * vadFrame) / vadSampleRate);
  });
  const frames = Float32Array.from(levels);
  const spoken = speechMask(probabilities, frames.length);
  const noise = noiseOf(frames, spoken);
  const speech = meanDb(frames, (i) => spoken[i] === 2);
  const loudness = await measureLoudness(recording.read(audio), audio, {
    ...(signal && { signal }),
    onSamples: (samples) => onSeconds?.('loudness', samples / audio.sampleRate),
  });
  const sound = await soundFigures(recording, spoken, (done) => onSeconds?.('spectrum', done));
  const speechFrames = spoken.reduce((count, kind) => count + (kind === 2 ? 1 : 0), 0);
  const hasSpeech = speechFrames >= levelsPerSecond * 0.2;
  const both = hasSpeech && speech !== undefined && noise !== undefined;
  return {
    seconds: audio.sampleCount / audio.sampleRate,
    audio,
    loudness,
    speechSeconds: speechFrames / levelsPerSecond,
    speechDb: hasSpeech ? speech : undefined,
    noiseDb: noise,
    snrDb: both ? cleanSpeechDb(speech, noise) - noise : undefined,
    decaySeconds: both ? decayTime(frames, noise) : undefined,
    ...sound,
  };
}

/** The noise goes on while someone speaks: its power is taken off, down to a tenth of what was measured. */
function cleanSpeechDb(speechDb: number, noiseDb: number): number {
  const [speech, noise] = [10 ** (speechDb / 10), 10 ** (noiseDb / 10)];
  return 10 * Math.log10(Math.max(speech / 10, speech - noise));
}

/** Passes samples on and notes the level of each 10 ms. */
async function* withLevels(sound: AsyncIterable<Float32Array>, levels: number[]): AsyncGenerator<Float32Array> {
  const length = vadSampleRate / levelsPerSecond;
  let [power, count] = [0, 0];
  for await (const chunk of sound) {
    for (const sample of chunk) {
      power += sample * sample;
      if (++count < length) continue;
      levels.push(10 * Math.log10(power / length + 1e-12));
      [power, count] = [0, 0];
    }
    yield chunk;
  }
  if (levels.length === 0) levels.push(10 * Math.log10(power / Math.max(1, count) + 1e-12));
}

/** For each 10 ms: 2 speech, 1 beside speech, 0 pause. */
function speechMask(probabilities: Float32Array, length: number): Uint8Array {
  const mask = new Uint8Array(length);
  const framesEach = (vadFrame / vadSampleRate) * levelsPerSecond;
  for (const [i, probability] of probabilities.entries()) {
    if (probability < 0.5) continue;
    const [from, to] = [Math.floor(i * framesEach), Math.ceil((i + 1) * framesEach)];
    for (let k = Math.max(0, from - marginFrames); k < Math.min(length, to + marginFrames * 4); k++) mask[k] ||= 1;
    mask.fill(2, from, Math.min(length, to));
  }
  return mask;
}

function noiseOf(levels: Float32Array, spoken: Uint8Array): number | undefined {
  const pauses = levels.filter((_, i) => spoken[i] === 0);
  if (pauses.length < levelsPerSecond * 0.1) return quantile(levels.filter(isAudible), quietShare);
  // Pauses that are digitally silent have no noise.
  return quantile(pauses.filter(isAudible), pauseShare) ?? silentDb;
}

function isAudible(level: number): boolean {
  return level > silentDb;
}

function quantile(levels: Float32Array, share: number): number | undefined {
  return levels.sort()[Math.floor(levels.length * share)];
}

/** Level of the mean power of the chosen frames; undefined where there are none. */
function meanDb(levels: Float32Array, isChosen: (i: number) => boolean): number | undefined {
  let [power, count] = [0, 0];
  for (let i = 0; i < levels.length; i++) {
    if (!isChosen(i)) continue;
    power += 10 ** ((levels[i] as number) / 10);
    count += 1;
  }
  return count > 0 ? 10 * Math.log10(power / count) : undefined;
}

async function soundFigures(
  { audio, read }: ReadableRecording,
  spoken: Uint8Array,
  onSeconds: (done: number) => void,
): Promise<Pick<RecordingFigures, 'bandwidthHertz' | 'hum' | 'channels' | 'correlation'>> {
  const { sampleRate, channels } = audio;
  const meter = new ChannelMeter(channels);
  const spectrum = new SpectrumMeter(sampleRate, (from, to) => {
    const part = spoken.subarray(Math.floor(from * levelsPerSecond), Math.ceil(to * levelsPerSecond));
    return part.length > 0 && part.every((kind) => kind === 0);
  });
  let samples = 0;
  for await (const chunk of read({ sampleRate, channels })) {
    meter.add(chunk);
    for (let at = 0; at < chunk.length; at += channels) {
      let sum = 0;
      for (let c = 0; c < channels; c++) sum += chunk[at + c] as number;
      spectrum.add(sum / channels);
    }
    samples += chunk.length / channels;
    onSeconds(samples / sampleRate);
  }
  const { channels: each, correlation } = meter.finish();
  return { ...spectrum.finish(), channels: each, correlation };
}
