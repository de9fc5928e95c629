import { mouthMotion, moveMouthPoint } from './mouth-motion.mjs';
import { poseMatrix, turnPoint } from './turn-head.mjs';

/**
 * Where the points of the face lie in a frame, in pixels. `left` and `right` are the viewer's.
 * Inner lip points coincide when the mouth is shut.
 */
export function keyPointsOf(head, view, { pose, blink, mouth }) {
  const matrix = poseMatrix(pose);
  const { lips, eyes } = head;
  const motion = mouthMotion(lips, 2 * eyes.pupil, mouth);
  const seam = lips.seam(0);
  const place = (rest, moved = rest) => {
    const [x, y] = turnPoint(matrix, moved, head.depth(...moved));
    return [view.originX + x * view.unit, view.originY + y * view.unit];
  };
  const lower = (x, y, below) => place([x, y], moveMouthPoint(motion, lips, [x, y], below));
  const lidMiddle = (eyes.inner + eyes.outer) / 2;
  return {
    leftEyeOuter: place([-eyes.outer, eyes.upper(eyes.outer, blink)]),
    leftEyeInner: place([-eyes.inner, eyes.upper(eyes.inner, blink)]),
    rightEyeInner: place([eyes.inner, eyes.upper(eyes.inner, blink)]),
    rightEyeOuter: place([eyes.outer, eyes.upper(eyes.outer, blink)]),
    leftUpperLid: place([-lidMiddle, eyes.upper(lidMiddle, blink)]),
    leftLowerLid: place([-lidMiddle, eyes.lower(lidMiddle, blink)]),
    rightUpperLid: place([lidMiddle, eyes.upper(lidMiddle, blink)]),
    rightLowerLid: place([lidMiddle, eyes.lower(lidMiddle, blink)]),
    noseTip: place([0, 0.46]),
    mouthLeft: lower(-lips.halfWidth, lips.seam(lips.halfWidth), true),
    mouthRight: lower(lips.halfWidth, lips.seam(lips.halfWidth), true),
    upperLipTop: lower(0, lips.top(0), false),
    upperLipInner: lower(0, seam, false),
    lowerLipInner: lower(0, seam, true),
    lowerLipBottom: lower(0, lips.bottom(0), true),
    chin: lower(0, Math.max(...head.outline.line.map(([, y]) => y)), true),
  };
}
