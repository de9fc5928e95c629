import type { LocalizedText } from '@talkgraph/errors';
import type {
  Clip,
  ClipInfo,
  Encoding,
  FrameOp,
  LoudStretch,
  MediaProbe,
  OverlayPicture,
  Rational,
} from '@talkgraph/media';
import type { StillBatch } from '../ports.js';

/** The functions of `@talkgraph/media` that make longer recipes. Nodes may import its types only, so they get them here. */
export type ClipEdits = Pick<
  typeof import('@talkgraph/media'),
  | 'addSubtitles'
  | 'backdrop'
  | 'burnSubtitles'
  | 'concat'
  | 'crop'
  | 'loop'
  | 'mix'
  | 'overlay'
  | 'pad'
  | 'pictureInPicture'
  | 'replaceAudio'
  | 'retime'
  | 'scaleToFit'
  | 'silence'
  | 'tag'
  | 'takeAudio'
  | 'titles'
  | 'transition'
  | 'trim'
  | 'volume'
  | 'volumeCurve'
>;

/** A user's file as a recipe. */
export interface OpenedFile {
  readonly clip: Clip;
  readonly probe: MediaProbe;
  /** SHA-256 of the file's bytes. */
  readonly sha256: string;
}

/** How far a render is. `nodes` has the steps of the recipe that made something so far, by hash. */
export interface RenderStep {
  readonly framesDone: number;
  readonly frameCount: number;
  readonly nodes: readonly RecipeFigures[];
}

/** What one step of a recipe did in a render. */
export interface RecipeFigures {
  /** Hash of the recipe whose last operation it is. */
  readonly clip: string;
  readonly op: string;
  /** Frames it has made, or a file has given, so far. */
  readonly frames: number;
  /** Time spent on them; of a file, reading and decoding (in the background, beside other work). */
  readonly milliseconds: number;
}

/** What making a film took. A film that was rendered before is only copied: nothing is decoded or encoded. */
export interface RenderPasses {
  readonly frames: number;
  readonly seconds: number;
  /** The files that were decoded, each once: the hash of its recipe step, and how many frames were decoded. */
  readonly decodes: readonly { readonly clip: string; readonly frames: number }[];
  readonly encodes: number;
}

/** A film that lies at its place. */
export interface RenderedFilm extends ClipInfo {
  readonly passes: RenderPasses;
}

export interface ServiceCall {
  readonly signal?: AbortSignal;
}

export interface RenderCall extends ServiceCall {
  readonly onProgress?: (step: RenderStep) => void;
  /** Hears what a step has to say while it works, such as that a slower way had to be taken. */
  readonly onRemark?: (text: LocalizedText) => void;
}

export interface RenderVideoCall extends RenderCall {
  readonly encode?: Encoding;
  /** Texts kept in the file: `prompt` and `workflow`. */
  readonly texts?: Readonly<Record<string, string>>;
}

export interface RenderAudioCall extends ServiceCall {
  readonly onProgress?: (progress: { readonly samplesDone: number; readonly sampleCount: number }) => void;
  /** Bits per second, for lossy formats. */
  readonly bitRate?: number;
  readonly texts?: Readonly<Record<string, string>>;
}

/**
 * A sound that was computed: samples by channel, a stream of interleaved samples (for hours of sound), or a finished sound
 * file, which is copied. Samples lie in −1..1; what lies beyond is clipped.
 */
export type SoundToKeep =
  | { readonly sampleRate: number; readonly channels: readonly Float32Array[] }
  | {
      readonly sampleRate: number;
      readonly channelCount: number;
      readonly chunks: AsyncIterable<Float32Array> | Iterable<Float32Array>;
    }
  | { readonly path: string };

/** Which frames of a clip are taken as stills. */
export interface FrameChoice extends ServiceCall {
  /** First frame, 0 by default. */
  readonly first?: number;
  /** At most so many; all where left out. */
  readonly count?: number;
  /** Every so many-th frame, 1 by default. */
  readonly step?: number;
}

/** Opens, describes and renders clips. The recipes it answers can be rendered later, by any worker on the same home. */
export interface MediaService {
  readonly edit: ClipEdits;
  /** The operations that recipes may use here: those of `@talkgraph/media` and those other packages brought. */
  readonly ops: readonly FrameOp[];

  /**
   * SHA-256 of a file's bytes, for fingerprints. Remembered by path, size and time of change, so asking again is cheap;
   * the path is remembered too, so that recipes made of the file find it.
   * @throws MEDIA_NOT_READABLE
   */
  fingerprint(path: string, call?: ServiceCall): Promise<string>;
  /**
   * Probes a user's file and makes a recipe of it; a picture shows for one frame at 25 a second.
   * @throws what `probe` throws: MEDIA_NOT_MEDIA, MEDIA_NO_VIDEO, MEDIA_NO_AUDIO…
   */
  open(path: string, call?: ServiceCall & { readonly require?: 'video' | 'audio' }): Promise<OpenedFile>;
  /** What a recipe will be once rendered. @throws CLIP_PARAMS */
  describe(clip: Clip): ClipInfo;
  /** The path of a source file of a recipe, by its SHA-256. @throws CLIP_SOURCE_MISSING, CLIP_SOURCE_CHANGED */
  sourcePath(sha256: string): Promise<string>;

  /**
   * Renders a recipe with a picture to an MP4 file. The same recipe with the same encoding is rendered once; later calls
   * copy.
   */
  render(clip: Clip, path: string, call?: RenderVideoCall): Promise<RenderedFilm>;
  /** Renders the sound of a recipe; the extension of the path says how: wav, flac, mp3, m4a, ogg, opus. */
  renderAudio(clip: Clip, path: string, call?: RenderAudioCall): Promise<ClipInfo>;

  /**
   * The sound of a recipe as interleaved 32-bit floats at the rate and with the channels asked for, streamed in chunks.
   * @throws CLIP_PARAMS for a recipe without sound, CANCELLED, and what opening a file throws
   */
  readSound(
    clip: Clip,
    format: { readonly sampleRate: number; readonly channels: number },
    call?: ServiceCall,
  ): AsyncIterable<Float32Array>;
  /**
   * Keeps a sound that was computed, and answers a recipe that any node uses like that of a file. Should the stored file
   * be removed, a cached result with the recipe no longer counts and its node runs again.
   * @throws CLIP_PARAMS for a sound without a single sample, DISK_FULL, CANCELLED, and what opening a file throws
   */
  keepSound(sound: SoundToKeep, call?: ServiceCall): Promise<Clip>;

  /**
   * Keeps a film that was made elsewhere, and answers a recipe that any node uses like that of a user's file; a cached
   * result with it counts while the stored file is there.
   * @throws what `open` throws
   */
  keepFilm(path: string, call?: ServiceCall): Promise<Clip>;

  /** Stills as an overlay names them: files in the store. */
  picturesOf(batch: StillBatch): Promise<readonly OverlayPicture[]>;
  /** Where something is heard in a recipe's sound, in seconds. */
  loudStretches(clip: Clip, call?: ServiceCall): Promise<readonly LoudStretch[]>;
  /** Stills shown one after another as a clip, each for `framesEach` frames; an odd size loses a row or a column. */
  clipOfStills(batch: StillBatch, show: { readonly fps: Rational; readonly framesEach: number }): Promise<Clip>;
  /** Frames of a recipe as stills. */
  stillsOf(clip: Clip, choice?: FrameChoice): Promise<StillBatch>;
}
