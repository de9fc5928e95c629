import type { Clip, ClipInfo, VideoInfo } from './clip.js';
import type { Frame } from './frame.js';

/** An input frame that an output frame is made from. */
export interface FrameNeed {
  /** Index into the clip's inputs. */
  readonly input: number;
  /** Frame number on that input's clock. */
  readonly frame: number;
}

/** What an op may use while it renders. */
export interface FrameContext {
  readonly signal: AbortSignal;
  /** The video side of each input. */
  readonly inputs: readonly VideoInfo[];
  /** Random access to a frame of an input, for ops that look around before they start. Slow; the caller frees it. */
  readFrame(input: number, frame: number): Promise<Frame>;
  /** A blank frame from the pool, to be filled and returned. */
  allocate(width: number, height: number, like: Frame): Frame;
}

/** An op opened for one render. */
export interface FrameProcessor extends AsyncDisposable {
  /**
   * Makes output frame n. `inputs` are the frames that `needs` named, in that order; they stay owned by the caller.
   * Answers one of them unchanged, or a frame from `context.allocate`.
   */
  process(n: number, inputs: readonly Frame[]): Frame | Promise<Frame>;
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
  /** Left out when the op only picks frames: the first needed frame passes through untouched. */
  open?(clip: Clip, context: FrameContext): Promise<FrameProcessor>;
}
