import type { LocalizedText } from '@talkgraph/errors';
import type { Clip, ClipInfo } from '../clip.js';
import { cancelledBy, clipParams, throwIfCancelled } from '../errors.js';
import type { Frame } from '../frame.js';
import type { FrameOp } from '../frame-op.js';
import { defaultOps } from '../ops/default-ops.js';
import { describeClip } from '../plan/describe-clip.js';
import { planRender, type RenderPlan } from '../plan/plan-render.js';
import { ColourMatcher } from './colour-matcher.js';
import { silenceFfmpeg } from './ffmpeg-code.js';
import { FrameGraph, type NodeFigures } from './frame-graph.js';
import { FramePool } from './frame-pool.js';
import { framesOf } from './frames-of.js';
import { MediaWriter, mp4Container } from './media-writer.js';
import { pathOf, type ResolveSource } from './open-leaf.js';
import { outputFile } from './output-file.js';
import { aac, codedFormat } from './sound-codec.js';
import { SoundEncoder } from './sound-encoder.js';
import { type SoundFile, soundFilesOf } from './sound-files.js';
import { soundOfPlan } from './sound-of-plan.js';
import { TextTrack } from './text-track.js';
import { VideoEncoder, type VideoEncoding } from './video-encoder.js';
import { workAhead } from './work-ahead.js';

/** How the result is encoded. */
export interface Encoding extends VideoEncoding {
  /** Bits per second of the AAC sound. */
  readonly soundBitRate?: number;
}

export interface RenderOptions {
  /** Finds the source files of the recipe by SHA-256. */
  readonly resolveSource: ResolveSource;
  /** Ops the recipe may use; `defaultOps` when left out. */
  readonly ops?: readonly FrameOp[];
  readonly encode?: Encoding;
  /** Texts kept in the file, by name, beside the tags of the recipe. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RenderProgress) => void;
  /** Hears what ops have to say while they work, such as that a slower way had to be taken. */
  readonly onRemark?: (text: LocalizedText) => void;
}

export interface RenderProgress {
  readonly framesDone: number;
  readonly frameCount: number;
  /** What every op and file of the recipe did so far. */
  figures(): readonly NodeFigures[];
}

/** What a render did. */
export interface RenderResult {
  readonly info: ClipInfo;
  readonly frames: number;
  readonly samples: number;
  /** Wall-clock time, in seconds. */
  readonly seconds: number;
  readonly decodePasses: number;
  readonly encodePasses: number;
  readonly nodes: readonly NodeFigures[];
}

/**
 * Renders a recipe to an MP4 file: H.264 and AAC, constant rate, index first. The file appears whole or not at all.
 * @throws what opening the sources throws; OUTPUT_NOT_WRITABLE, OUTPUT_IS_INPUT, DISK_FULL, ENCODER_MISSING, CANCELLED
 */
export async function render(clip: Clip, outputPath: string, options: RenderOptions): Promise<RenderResult> {
  const started = performance.now();
  silenceFfmpeg();
  throwIfCancelled(options.signal);
  const ops = options.ops ?? defaultOps;
  const info = describeClip(clip, ops);
  const format = info.audio && codedFormat(aac, info.audio);
  const plan = planRender(clip, ops, format && { soundRate: format.sampleRate });
  if (!plan.timeline) throw clipParams({ op: clip.op, en: 'it has no picture to render.', zh: '没有可渲染的画面。' });
  const sounds = await soundFilesOf(plan, options.resolveSource);
  await using output = await outputFile(outputPath, await pathsOf(plan, sounds, options.resolveSource));
  const figures = await pump(plan, sounds, output.temporaryPath, outputPath, options);
  throwIfCancelled(options.signal);
  await output.keep();
  return { ...figures, seconds: (performance.now() - started) / 1000 };
}

/** Moves frames and sound from the graph through the encoders into the file. */
async function pump(
  plan: RenderPlan,
  sounds: ReadonlyMap<string, SoundFile>,
  temporaryPath: string,
  path: string,
  options: RenderOptions,
): Promise<Omit<RenderResult, 'seconds'>> {
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const video = plan.info.video as NonNullable<ClipInfo['video']>;
  const pool = new FramePool();
  await using graph = new FrameGraph(plan, { ...graphOptions(options), pool, signal });
  const timeline = plan.timeline as NonNullable<RenderPlan['timeline']>;
  const frames = workAhead(framesOf(graph, timeline), 2, (frame) => frame[Symbol.dispose]());
  try {
    const first = await frames.next();
    if (first.done) throw cancelledBy(signal);
    using encoder = await VideoEncoder.open(video, first.value.colour, options.encode ?? {});
    await using sound = await SoundTrack.open(plan, sounds, options.encode?.soundBitRate, signal);
    const codecs = [encoder.context, ...(sound ? [sound.encoder.context] : [])];
    await using writer = await MediaWriter.create(
      temporaryPath,
      path,
      codecs,
      mp4Container({ ...plan.info.file?.tags, ...options.texts }),
      plan.info.file?.subtitles,
    );
    using texts = new TextTracks(plan.info, codecs.length);
    let done = 0;
    using colours = new ColourMatcher(pool, first.value.colour);
    const encodeFrame = async (frame: Frame) => {
      using owned = await colours.match(frame);
      throwIfCancelled(signal);
      await encoder.encode(owned, done, (packet) => writer.write(packet, 0));
      done++;
      const seconds = (done * video.fps.den) / video.fps.num;
      await sound?.writeUntil(seconds, writer);
      await texts.writeUntil(seconds, writer);
      options.onProgress?.({ framesDone: done, frameCount: video.frameCount, figures: () => graph.figures() });
    };
    await encodeFrame(first.value);
    for await (const frame of frames) await encodeFrame(frame);
    await encoder.finish((packet) => writer.write(packet, 0));
    await sound?.finish(writer);
    throwIfCancelled(signal);
    await writer.finish();
    const { info, decodePasses, encodePasses } = plan;
    return {
      info,
      frames: done,
      samples: sound?.samples ?? 0,
      decodePasses,
      encodePasses,
      nodes: graph.figures(),
    };
  } finally {
    stop.abort();
    await frames.return(undefined);
  }
}

function graphOptions({ resolveSource, onRemark }: RenderOptions) {
  return { resolveSource, ...(onRemark && { onRemark }) };
}

/** The subtitle tracks of a render; their streams come after those of the encoders. */
class TextTracks implements Disposable {
  readonly #tracks: readonly TextTrack[];

  constructor({ video, file }: ClipInfo, firstStream: number) {
    const seconds = video ? (video.frameCount * video.fps.den) / video.fps.num : 0;
    this.#tracks = (file?.subtitles ?? []).map((track, i) => new TextTrack(track, seconds, firstStream + i));
  }

  async writeUntil(seconds: number, writer: MediaWriter): Promise<void> {
    for (const track of this.#tracks) await track.writeUntil(seconds, writer);
  }

  [Symbol.dispose](): void {
    for (const track of this.#tracks) track[Symbol.dispose]();
  }
}

/** The sound side of a render: encoded in step with the picture, so that nothing piles up in the muxer. */
class SoundTrack implements AsyncDisposable {
  readonly encoder: SoundEncoder;
  samples = 0;
  readonly #chunks: AsyncGenerator<Float32Array>;
  readonly #channels: number;
  readonly #sampleRate: number;

  private constructor(
    encoder: SoundEncoder,
    chunks: AsyncGenerator<Float32Array>,
    sampleRate: number,
    channels: number,
  ) {
    this.encoder = encoder;
    this.#chunks = chunks;
    this.#sampleRate = sampleRate;
    this.#channels = channels;
  }

  static async open(
    plan: RenderPlan,
    files: ReadonlyMap<string, SoundFile>,
    bitRate: number | undefined,
    signal: AbortSignal,
  ): Promise<SoundTrack | undefined> {
    if (!plan.sound || plan.sound.sampleCount === 0) return undefined;
    const format = codedFormat(aac, plan.sound);
    const encoder = await SoundEncoder.open(aac, format, bitRate);
    const chunks = soundOfPlan(plan.sound, files, format.channels, signal);
    return new SoundTrack(encoder, chunks, format.sampleRate, format.channels);
  }

  async writeUntil(seconds: number, writer: MediaWriter): Promise<void> {
    while (this.samples < seconds * this.#sampleRate) {
      const chunk = await this.#chunks.next();
      if (chunk.done) return;
      this.samples += chunk.value.length / this.#channels;
      await this.encoder.encode(chunk.value, (packet) => writer.write(packet, 1));
    }
  }

  async finish(writer: MediaWriter): Promise<void> {
    await this.writeUntil(Number.POSITIVE_INFINITY, writer);
    await this.encoder.finish((packet) => writer.write(packet, 1));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#chunks.return(undefined);
    this.encoder[Symbol.dispose]();
  }
}

async function pathsOf(
  plan: RenderPlan,
  sounds: ReadonlyMap<string, SoundFile>,
  resolve: ResolveSource,
): Promise<string[]> {
  const paths = [...sounds.values()].map((file) => file.path);
  for (const { clip } of plan.leaves.values()) paths.push(await pathOf(clip, resolve));
  return paths;
}
