import type { ArtifactStore } from '@talkgraph/engine';
import { createInference, type ModelMemory } from '@talkgraph/inference';
import { type AudioInfo, type Clip, clipParams } from '@talkgraph/media';
import type { MediaService, SoundCall, SoundService } from '@talkgraph/nodes';
import {
  denoise,
  limitedTo,
  measureRecording,
  mostGainDb,
  planLoudness,
  rateRecording,
  rnnoiseSampleRate,
  speechParts,
  speechProbabilities,
  vadFrame,
  vadSampleRate,
} from '@talkgraph/speech';
import { storeReport } from './lipsync-documents.js';

export interface SoundServiceOptions {
  readonly store: ArtifactStore;
  readonly media: Pick<MediaService, 'describe' | 'readSound' | 'keepSound' | 'edit'>;
  /** The memory that models are counted in. */
  readonly memory: ModelMemory;
}

/** Makes the service that cares for recordings. Nothing is loaded before the first call. */
export function createSoundService({ store, media, memory }: SoundServiceOptions): SoundService {
  const inference = createInference({ memory });
  return {
    async denoise(clip, strength, call = {}) {
      const { channels } = audioOf(media, clip);
      if (strength <= 0) return media.edit.takeAudio(clip);
      const format = { sampleRate: rnnoiseSampleRate, channels };
      const sound = watched(media.readSound(clip, format, call), format, media, clip, 'denoise', call);
      return media.keepSound(
        { sampleRate: rnnoiseSampleRate, channelCount: channels, chunks: denoise(sound, { channels, strength }) },
        call,
      );
    },
    normalize: (clip, target, call = {}) => normalize(media, clip, target, call),
    async speechParts(clip, choice = {}, call = {}) {
      const { sampleCount, sampleRate } = audioOf(media, clip);
      const total = sampleCount / sampleRate;
      const sound = media.readSound(clip, { sampleRate: vadSampleRate, channels: 1 }, call);
      const probabilities = await speechProbabilities(sound, inference, (frames) => {
        call.onProgress?.({ stage: 'listen', done: (frames * vadFrame) / vadSampleRate, total });
      });
      return speechParts(probabilities, total, choice);
    },
    async quality(clip, call = {}) {
      const audio = audioOf(media, clip);
      const total = audio.sampleCount / audio.sampleRate;
      const recording = { audio, read: (format: Format) => media.readSound(clip, format, call) };
      const figures = await measureRecording(recording, inference, {
        ...(call.signal && { signal: call.signal }),
        onSeconds: (stage, done) => call.onProgress?.({ stage, done: Math.min(done, total), total }),
      });
      const { verdicts, ...rating } = rateRecording(figures);
      const { snrDb, speechDb } = figures;
      const document = { schema: 'talkgraph.audio-report/1', ...rating, verdicts, figures };
      const summary = { score: rating.score, verdicts: verdicts.length };
      return {
        ...rating,
        snrDb,
        loudnessLufs: figures.loudness.integratedLufs,
        hasSpeech: speechDb !== undefined,
        verdicts: verdicts.map(({ text }) => text),
        report: await storeReport(store, document.schema, JSON.stringify(document), summary),
      };
    },
  };
}

interface Format {
  readonly sampleRate: number;
  readonly channels: number;
}

function audioOf(media: SoundServiceOptions['media'], clip: Clip): AudioInfo {
  const { audio } = media.describe(clip);
  if (!audio) throw clipParams({ op: clip.op, en: 'it has no sound.', zh: '没有声音。' });
  return audio;
}

/** Passes a sound on and tells how far it is. */
async function* watched(
  sound: AsyncIterable<Float32Array>,
  format: Format,
  media: SoundServiceOptions['media'],
  clip: Clip,
  stage: string,
  call: SoundCall,
): AsyncGenerator<Float32Array> {
  const { sampleCount, sampleRate } = audioOf(media, clip);
  const total = sampleCount / sampleRate;
  let samples = 0;
  for await (const chunk of sound) {
    yield chunk;
    samples += chunk.length / format.channels;
    call.onProgress?.({ stage, done: Math.min(total, samples / format.sampleRate), total });
  }
}

const silentRemark = {
  en: 'Nothing is loud enough to be measured, so the sound was left as it is.',
  zh: '声音过小，无法测量响度，因此保持原样。',
};

async function normalize(
  media: SoundServiceOptions['media'],
  clip: Clip,
  target: Parameters<SoundService['normalize']>[1],
  call: SoundCall,
): ReturnType<SoundService['normalize']> {
  const format = audioOf(media, clip);
  const total = format.sampleCount / format.sampleRate;
  const sound = { format, read: () => media.readSound(clip, format, call) };
  const plan = await planLoudness(sound, target, {
    ...(call.signal && { signal: call.signal }),
    onSamples: (samples) => call.onProgress?.({ stage: 'loudness', done: samples / format.sampleRate, total }),
  });
  const { before, gainDb, limit, afterLufs } = plan;
  const known = { beforeLufs: before.integratedLufs, afterLufs, truePeakDb: before.truePeakDb, gainDb };
  const alone = media.edit.takeAudio(clip);
  if (before.integratedLufs === undefined) return { ...known, clip: alone, remarks: [silentRemark] };
  const weak = gainDb >= mostGainDb;
  const remarks = weak ? [weakRemark(before.integratedLufs)] : [];
  if (!limit) return { ...known, clip: media.edit.volume(alone, { gainDb }), remarks };
  const chunks = watched(limitedTo(sound, gainDb, target.ceilingDb), format, media, clip, 'limit', call);
  const kept = { sampleRate: format.sampleRate, channelCount: format.channels, chunks };
  return { ...known, clip: await media.keepSound(kept, call), remarks };
}

function weakRemark(lufs: number) {
  const level = lufs.toFixed(0);
  return {
    en: `The recording is so quiet (${level} LUFS) that it was raised by ${mostGainDb} dB only: more would mostly raise noise.`,
    zh: `录音音量极小（${level} LUFS），只提升了 ${mostGainDb} 分贝：再提升主要会放大噪声。`,
  };
}
