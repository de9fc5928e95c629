import type { Rational } from '@talkgraph/media';

/** Why a frame's face is not good enough to animate. */
export type FaceFlag = 'no-face' | 'too-small' | 'turned-away' | 'covered' | 'dark' | 'blurred' | 'out-of-frame';

/** Head rotation in degrees: yaw + to the picture's right, pitch + down, roll + clockwise. */
export interface HeadPose {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

/** A face in one frame. Coordinates are in pixels of the analysed clip; z is on the same scale, smaller is nearer. */
export interface FaceFrame {
  /** 468 points of the MediaPipe face mesh, x y z each, smoothed without lag. */
  readonly mesh: Float32Array;
  readonly pose: HeadPose;
  /** Distance between the outer eye corners (points 33 and 263) in three dimensions, in pixels. */
  readonly unit: number;
  /** 0..1: how far the mouth can be animated here; 0 lets the frame pass through untouched. Already cross-faded. */
  readonly visibility: number;
  readonly flags: readonly FaceFlag[];
  /** Inner-lip gap (points 13, 14) and corner distance (78, 308), in units. */
  readonly mouthOpen: number;
  readonly mouthWidth: number;
  /** Mean luma 0..255 of the lower face, and variance of its Laplacian. */
  readonly luma: number;
  readonly sharpness: number;
}

/** One person through the clip. */
export interface FaceSummary {
  readonly id: number;
  readonly firstFrame: number;
  readonly lastFrame: number;
  /** Frames in which this face was found, and of those the ones good enough to animate. */
  readonly framesFound: number;
  readonly framesUsable: number;
  /** Median distance between the outer eye corners in pixels; the largest face is the default choice. */
  readonly medianUnit: number;
  /** Bounding box in the first good frame, in pixels: to show a thumbnail. */
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly frame: number;
  };
}

/** What is known of the faces of a clip, without the per-frame data. */
export interface FaceTrackHeader {
  readonly schema: 'talkgraph.face-track/1';
  /** Hash of the clip that was analysed. */
  readonly clipHash: string;
  readonly width: number;
  readonly height: number;
  readonly fps: Rational;
  readonly frameCount: number;
  /** Largest first. */
  readonly faces: readonly FaceSummary[];
  /** Frames without any usable face, as inclusive runs with the reason seen most. */
  readonly unusable: readonly { readonly from: number; readonly to: number; readonly reason: FaceFlag }[];
}

/**
 * An opened FACE_TRACK document. Per-frame data stays on disk (a record has a fixed size) and is read as it is asked for,
 * so memory does not grow with the clip.
 */
export interface FaceTrack extends Disposable {
  readonly header: FaceTrackHeader;
  /** The face in frame n, or undefined where it was not found. */
  frame(faceId: number, n: number): FaceFrame | undefined;
}
