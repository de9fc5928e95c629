/** Number of points of the face mesh. */
export const meshPointCount = 468;

/** Numbers in one mesh: x, y, z of every point. */
export const meshLength = meshPointCount * 3;

/** Indices into the MediaPipe face mesh; left and right are the picture's, not the person's. */
export const meshPoint = Object.freeze({
  leftEyeOuter: 33,
  leftEyeInner: 133,
  rightEyeInner: 362,
  rightEyeOuter: 263,
  noseTip: 1,
  noseRoot: 168,
  foreheadTop: 10,
  chin: 152,
  upperLipInner: 13,
  lowerLipInner: 14,
  mouthLeftInner: 78,
  mouthRightInner: 308,
});

/**
 * The lip points that the attention model answers, in its order: lower row, then upper row without the corners, for the
 * outer contour, the inner contour and the two rows between them. (The published order of the model's lip output.)
 */
export const lipPoints: readonly number[] = Object.freeze([
  ...[61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291],
  ...[185, 40, 39, 37, 0, 267, 269, 270, 409],
  ...[78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308],
  ...[191, 80, 81, 82, 13, 312, 311, 310, 415],
  ...[76, 77, 90, 180, 85, 16, 315, 404, 320, 307, 306],
  ...[184, 74, 73, 72, 11, 302, 303, 304, 408],
  ...[62, 96, 89, 179, 86, 15, 316, 403, 319, 325, 292],
  ...[183, 42, 41, 38, 12, 268, 271, 272, 407],
]);
