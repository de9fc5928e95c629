import type { LocalizedText } from '@talkgraph/errors';
import type { Clip, ClipInfo, VideoInfo } from './clip.js';
import type { Frame } from './frame.js';

/** An input frame that an output frame is made from. */
export interface FrameNeed {
  /** Index into the clip's inputs. */
  readonly input: number;
  /** Frame number on that input's clock. */
  readonly frame: number;
}

/** Frames `first`, `first + step`, … of an input, `count` of them: many needs in one. */
export interface FrameRun {
  readonly input: number;
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/** A stretch of sound, in samples at `sampleRate` counted from the clip's start (whatever rate the clip itself has). */
export interface SoundRange {
  readonly from: number;
  readonly count: number;
  readonly sampleRate: number;
}

/**
 * A change of loudness: `from` before sample `at`, `to` from sample `at + count` on, and evenly between. A fixed gain has
 * a count of 0 and the same factor twice.
 */
export interface GainSlope {
  readonly at: number;
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** Where a stretch of an op's sound comes from; `input` undefined is silence. */
export interface SoundNeed {
  readonly input: number | undefined;
  readonly from: number;
  readonly count: number;
  /** Where it is heard, in the samples that the range counts; left out: where the one before it ends. */
  readonly at?: number;
  /** Factors it is multiplied by, on the same clock as `at`. */
  readonly gains?: readonly GainSlope[];
}

/** What an op may use while it renders. */
export interface FrameContext {
  readonly signal: AbortSignal;
  /** The video side of each input. */
  readonly inputs: readonly VideoInfo[];
  /** Random access to a frame of an input, for ops that look around before they start. Slow; the caller frees it. */
  readFrame(input: number, frame: number): Promise<Frame>;
  /** The path of a file that the recipe's parameters name by SHA-256, such as a logo. @throws CLIP_SOURCE_MISSING */
  sourcePath(sha256: string): Promise<string>;
  /** Tells whoever renders what they should know, such as that a slower way had to be taken. */
  remark?(text: LocalizedText): void;
  /** A blank frame from the pool, to be filled and returned. */
  allocate(width: number, height: number, like: Frame): Frame;
}

/** An output frame to make, and the input frames that `needs` named for it. */
export interface FrameRequest {
  readonly n: number;
  /** They stay owned by the caller. */
  readonly inputs: readonly Frame[];
}

/** An op opened for one render. */
export interface FrameProcessor extends AsyncDisposable {
  /**
   * Makes output frame n. `inputs` are the frames that `needs` named, in that order; they stay owned by the caller.
   * Answers one of them unchanged, or a frame from `context.allocate`.
   */
  process(n: number, inputs: readonly Frame[]): Frame | Promise<Frame>;
  /**
   * Makes several frames at once, in their order: for ops with a `batch`, which do several for less than one after another.
   * Answers for each what `process` would.
   */
  processMany?(requests: readonly FrameRequest[]): Promise<readonly Frame[]>;
}

/**
 * One video operation: how it changes size, rate and length, which input frames output frame n depends on, and how
 * pixels are made. `media` ships its own list; other packages bring theirs (`lipsync`), and renders are given the list.
 */
export interface FrameOp {
  readonly name: string;
  /** What the clip will be. Throws a user error when the parameters make no sense for these inputs. */
  describe(clip: Clip, inputs: readonly ClipInfo[]): ClipInfo;
  /** Which input frames output frame n is made from. */
  needs(clip: Clip, inputs: readonly ClipInfo[], n: number): readonly FrameNeed[];
  /**
   * The needs of frames `first`, `first + step`, … as runs, in order, for ops that need one frame per frame. It must say
   * the same as `needs`; without it `needs` is called for every frame.
   */
  needRuns?(clip: Clip, inputs: readonly ClipInfo[], run: Omit<FrameRun, 'input'>): readonly FrameRun[];
  /**
   * Where the clip's sound comes from; without it, from input 0 at the same time. Stretches that overlap are added
   * together, and what none of them covers is silent.
   */
  sound?(clip: Clip, inputs: readonly ClipInfo[], range: SoundRange): readonly SoundNeed[];
  /**
   * How many frames its processor likes to be handed at once. A render that shows frames in order then makes so many at a
   * time, and holds so many more in memory; a single frame is still made alone.
   */
  readonly batch?: number;
  /** Left out when the op only picks frames: the first needed frame passes through untouched. */
  open?(clip: Clip, context: FrameContext): Promise<FrameProcessor>;
  /**
   * What to make in the clip's place, from its first frame to its last, now that making it failed: for clips that were promised
   * in any case. Asked of every clip of a recipe, so it has to tell its own failures from others (`orInstead`).
   */
  otherwise?(clip: Clip, error: unknown): Replacement | undefined;
}

/** A clip that is made where another one could not be. */
export interface Replacement {
  /** Of the same size, rate and length. */
  readonly clip: Clip;
  /** What happened, for whoever made the film. */
  readonly remark: LocalizedText;
}
