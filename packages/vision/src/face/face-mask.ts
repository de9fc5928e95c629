/** Middle and radii of the part of a face's square that is changed, in sides: the face with its chin, less the hair. */
const [middleX, middleY, radiusX, radiusY] = [0.5, 0.555, 0.36, 0.42];
/** The part of the square in which the mask is not 0, in sides. */
export const maskBounds = {
  left: middleX - radiusX,
  right: middleX + radiusX,
  top: middleY - radiusY,
  bottom: middleY + radiusY,
} as const;
/** Share of the radius over which it fades. */
const fade = 0.28;

/** How far each pixel of a face's square is changed: 1 inside, softly to 0 at the border. */
export function faceMask(side: number): Float32Array {
  const mask = new Float32Array(side * side);
  for (let y = 0, at = 0; y < side; y++) {
    for (let x = 0; x < side; x++, at++) {
      const far = Math.hypot(((x + 0.5) / side - middleX) / radiusX, ((y + 0.5) / side - middleY) / radiusY);
      const t = Math.min(1, Math.max(0, (1 - far) / fade));
      mask[at] = t * t * (3 - 2 * t);
    }
  }
  return mask;
}
