/** How the numbers of a frame become colours. */
export interface FrameColour {
  readonly matrix: 'bt601' | 'bt709' | 'bt2020';
  readonly fullRange: boolean;
}

/**
 * One picture as 8-bit planar YUV 4:2:0. Planes are tightly packed: `y` has width×height bytes, `u` and `v` have
 * (width/2)×(height/2). Width and height are even. A frame is owned by whoever got it from a call and freed with
 * `using`; after that its planes may be reused. Treat a frame got from a reader as read-only: ops that change pixels copy.
 */
export interface Frame extends Disposable {
  readonly width: number;
  readonly height: number;
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
  readonly colour: FrameColour;
}
