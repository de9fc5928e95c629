import type { Frame } from '@talkgraph/media';

/** Gives the frames of a video by number, such as a media clip opened for reading. */
export interface PictureSource {
  readonly width: number;
  readonly height: number;
  /** Frame n, freed by the caller. Mostly asked for in rising order; going back may be slow. */
  frame(n: number): Promise<Frame>;
}

/**
 * Finds the face mesh (468 points, x y z in pixels of the picture) of a face known to be near a mesh; undefined where
 * there is none.
 */
export type ReadMeshNear = (picture: Frame, near: Float32Array) => Promise<Float32Array | undefined>;
