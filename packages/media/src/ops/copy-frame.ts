import type { Frame } from '../frame.js';
import type { FrameContext } from '../frame-op.js';

/** A copy of a frame to draw on; the caller owns it. */
export function copyFrame(frame: Frame, context: Pick<FrameContext, 'allocate'>): Frame {
  const copy = context.allocate(frame.width, frame.height, frame);
  copy.y.set(frame.y);
  copy.u.set(frame.u);
  copy.v.set(frame.v);
  return copy;
}
