import type { AudioInfo, Clip, ClipInfo, VideoInfo } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';

/** Everything a recipe has to know of a file to describe it without opening it. The path is not part of it. */
export interface SourceFile {
  /** SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly video?: VideoInfo;
  /** Counted from the picture's first frame: see `soundLead`. */
  readonly audio?: AudioInfo;
  /**
   * Samples of silence between the first frame and the file's first sample; negative: samples before the first frame, which
   * are left out. 0 for a file with sound only.
   */
  readonly soundLead?: number;
  /** Its key, for a file that lies in an artifact store: whoever keeps the recipe has to keep it too. */
  readonly artifact?: string;
  /** Metadata that has to stay with what it says something about, such as `AIGC`. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A media file as a clip. The file itself is found at render time, by its hash. */
export function source(file: SourceFile): Clip {
  const { sha256, video, audio, soundLead, artifact, tags } = file;
  return makeClip('source', {
    sha256,
    ...(video && { video: { ...video, fps: { ...video.fps } } }),
    ...(audio && { audio: { ...audio }, soundLead: soundLead ?? 0 }),
    ...(artifact !== undefined && { artifact }),
    ...(tags && { tags: { ...tags } }),
  });
}

/** The leaf that reads a media file. */
export const sourceOp: FrameOp = {
  name: 'source',
  describe(clip): ClipInfo {
    const { video, audio, tags } = clip.params as unknown as SourceFile;
    return { ...(video && { video }), ...(audio && { audio }), ...(tags && { file: { tags } }) };
  },
  needs: () => [],
};
