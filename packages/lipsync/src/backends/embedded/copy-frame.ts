import type { Frame, FrameContext } from '@talkgraph/media';

/** A copy from the render's pool, to draw on. */
export function copyFrame(context: FrameContext, frame: Frame): Frame {
  const copy = context.allocate(frame.width, frame.height, frame);
  copy.y.set(frame.y);
  copy.u.set(frame.u);
  copy.v.set(frame.v);
  return copy;
}
