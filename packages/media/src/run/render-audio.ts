import { extname } from 'node:path';
import type { AudioInfo, Clip } from '../clip.js';
import { clipParams, outputNotWritable, throwIfCancelled } from '../errors.js';
import type { FrameOp } from '../frame-op.js';
import { defaultOps } from '../ops/default-ops.js';
import { takeAudio } from '../ops/take-audio.js';
import { describeClip } from '../plan/describe-clip.js';
import { planRender } from '../plan/plan-render.js';
import type { SoundPlan } from '../plan/sound-plan.js';
import { encodeSound } from './encode-sound.js';
import { silenceFfmpeg } from './ffmpeg-code.js';
import type { ResolveSource } from './open-leaf.js';
import { codedFormat, soundFiles } from './sound-codec.js';
import { soundFilesOf } from './sound-files.js';
import { soundOfPlan } from './sound-of-plan.js';

export interface RenderAudioOptions {
  /** Finds the source files of the recipe by SHA-256. */
  readonly resolveSource: ResolveSource;
  /** Ops the recipe may use; `defaultOps` when left out. */
  readonly ops?: readonly FrameOp[];
  /** Bits per second, for formats that lose something. */
  readonly bitRate?: number;
  /** Texts kept in the file, by name, where its kind has room for them, beside the tags of the recipe. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly samplesDone: number; readonly sampleCount: number }) => void;
}

/**
 * Renders the sound of a recipe, with or without a picture, to a sound file: the extension of its name says which kind
 * (wav, flac, mp3, m4a, ogg, opus). The file appears whole or not at all.
 * @returns the sound as it was encoded: a codec may not know its rate or its number of channels
 * @throws what opening the sources throws; CLIP_PARAMS, OUTPUT_NOT_WRITABLE, OUTPUT_IS_INPUT, DISK_FULL, CANCELLED
 */
export async function renderAudio(clip: Clip, outputPath: string, options: RenderAudioOptions): Promise<AudioInfo> {
  silenceFfmpeg();
  throwIfCancelled(options.signal);
  const kind = kindOf(outputPath);
  const ops = options.ops ?? defaultOps;
  const sound = takeAudio(clip);
  const { audio, file } = describeClip(sound, ops);
  const format = codedFormat(kind.codec, audio as AudioInfo);
  const plan = planRender(sound, ops, { soundRate: format.sampleRate });
  const planned = plan.sound as SoundPlan;
  if (planned.sampleCount === 0) throw clipParams({ op: clip.op, en: 'it has no sound.', zh: '没有声音。' });
  const files = await soundFilesOf(plan, options.resolveSource);
  const { bitRate, signal, onProgress } = options;
  const texts = { ...file?.tags, ...options.texts };
  const encoding = { ...kind, texts, ...(bitRate !== undefined && { bitRate }) };
  return encodeSound(outputPath, encoding, {
    format,
    chunks: soundOfPlan(planned, files, format.channels, signal),
    inputs: [...files.values()].map((file) => file.path),
    signal,
    onSamples: (samplesDone) => onProgress?.({ samplesDone, sampleCount: planned.sampleCount }),
  });
}

function kindOf(path: string) {
  const extension = extname(path).toLowerCase();
  const known = Object.keys(soundFiles);
  if (known.includes(extension)) return soundFiles[extension as keyof typeof soundFiles];
  throw outputNotWritable({
    path,
    reason: { en: `sound is written as ${known.join(', ')}`, zh: `声音可写为 ${known.join('、')}` },
  });
}
