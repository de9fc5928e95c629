/** The jaw line of the MediaPipe mesh from ear to ear, then back over the cheeks and under the nose. */
const jaw = [132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361];
const upperBorder = [425, 327, 2, 98, 205];
const border = [...jaw, ...upperBorder];

/** How far the mask reaches beyond the jaw, in shares of the way from the mouth: a chin goes down when a mouth opens. */
const beyondSides = 0.06;
const beyondChin = 0.34;

/** Softness of the border at a feather of 1, in distances between the outer eye corners, and the most that stays off the eyes. */
const softness = 0.08;
const mostSoftness = 0.16;

/** Where a mask lies in a frame, and its weights 0–255 row by row. Left, top, width and height are even. */
export interface LowerFaceMask {
  left: number;
  top: number;
  width: number;
  height: number;
  weights: Uint8Array;
  /** As long as the weights, for work on them. */
  scratch: Uint8Array;
}

export interface MaskedFace {
  /** 468 points, x y z each, in pixels of the track. */
  readonly mesh: Float32Array;
  /** Distance between the outer eye corners, in pixels of the track. */
  readonly unit: number;
}

/** A mask to be drawn again and again. */
export function createLowerFaceMask(): LowerFaceMask {
  return { left: 0, top: 0, width: 0, height: 0, weights: new Uint8Array(0), scratch: new Uint8Array(0) };
}

/**
 * Draws the lower faces into the mask: the area inside jaw line and nose, a little wider, with a soft border. Frames that mix
 * two pictures have two faces; the mask covers both.
 * @param scale frame pixels per track pixel
 */
export function drawLowerFaces(
  mask: LowerFaceMask,
  faces: readonly MaskedFace[],
  scale: number,
  feather: number,
  frame: { readonly width: number; readonly height: number },
): void {
  const outlines = faces.map((face) => outlineOf(face, scale));
  const unit = Math.max(0, ...faces.map((face) => face.unit * scale));
  const radius = Math.max(1, Math.round(Math.min(mostSoftness, softness * feather) * unit));
  placeMask(mask, outlines, 2 * radius + 2, frame);
  for (const outline of outlines) fillOutline(mask, outline);
  // Two passes of a box blur make a border without corners in its slope.
  for (let pass = 0; pass < 2; pass++) {
    blurRows(mask.weights, mask.scratch, mask.width, mask.height, radius);
    blurColumns(mask.scratch, mask.weights, mask.width, mask.height, radius);
  }
}

/** The border's points as x, y pairs, moved away from the mouth: most at the chin. */
function outlineOf({ mesh }: MaskedFace, scale: number): Float32Array {
  const at = (point: number, axis: 0 | 1) => (mesh[3 * point + axis] as number) * scale;
  const mouthX = (at(13, 0) + at(14, 0)) / 2;
  const mouthY = (at(13, 1) + at(14, 1)) / 2;
  // "Down" in the face: from the mouth to the chin.
  const [downX, downY] = [at(152, 0) - mouthX, at(152, 1) - mouthY];
  const downLength = Math.hypot(downX, downY) || 1;
  const outline = new Float32Array(2 * border.length);
  for (const [i, point] of border.entries()) {
    const [x, y] = [at(point, 0) - mouthX, at(point, 1) - mouthY];
    const length = Math.hypot(x, y) || 1;
    const down = Math.max(0, (x * downX + y * downY) / (length * downLength));
    const further = i < jaw.length ? 1 + beyondSides + beyondChin * down * down : 1;
    outline.set([mouthX + x * further, mouthY + y * further], 2 * i);
  }
  return outline;
}

function placeMask(
  mask: LowerFaceMask,
  outlines: readonly Float32Array[],
  margin: number,
  frame: { readonly width: number; readonly height: number },
): void {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const outline of outlines) {
    for (let i = 0; i < outline.length; i += 2) {
      x0 = Math.min(x0, outline[i] as number);
      x1 = Math.max(x1, outline[i] as number);
      y0 = Math.min(y0, outline[i + 1] as number);
      y1 = Math.max(y1, outline[i + 1] as number);
    }
  }
  const even = (value: number, most: number) => 2 * Math.floor(Math.min(most, Math.max(0, value)) / 2);
  mask.left = even(x0 - margin, frame.width);
  mask.top = even(y0 - margin, frame.height);
  mask.width = Math.max(0, even(x1 + margin + 2, frame.width) - mask.left);
  mask.height = Math.max(0, even(y1 + margin + 2, frame.height) - mask.top);
  const size = mask.width * mask.height;
  if (mask.weights.length < size) {
    mask.weights = new Uint8Array(size);
    mask.scratch = new Uint8Array(size);
  } else mask.weights.fill(0, 0, size);
}

/** Fills the inside of an outline with 255, row by row, by where its edges cross the middle of the row. */
function fillOutline(mask: LowerFaceMask, outline: Float32Array): void {
  const crossings: number[] = [];
  const count = outline.length / 2;
  for (let row = 0; row < mask.height; row++) {
    const y = mask.top + row + 0.5;
    crossings.length = 0;
    for (let i = 0; i < count; i++) {
      const j = (i + 1) % count;
      const [ay, by] = [outline[2 * i + 1] as number, outline[2 * j + 1] as number];
      if (ay <= y === by <= y) continue;
      const [ax, bx] = [outline[2 * i] as number, outline[2 * j] as number];
      crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, Math.ceil((crossings[i] as number) - 0.5) - mask.left);
      const to = Math.min(mask.width, Math.ceil((crossings[i + 1] as number) - 0.5) - mask.left);
      if (to > from) mask.weights.fill(255, row * mask.width + from, row * mask.width + to);
    }
  }
}

function blurRows(from: Uint8Array, to: Uint8Array, width: number, height: number, radius: number): void {
  const share = 1 / (2 * radius + 1);
  for (let row = 0; row < height; row++) {
    const start = row * width;
    let sum = 0;
    for (let x = 0; x < Math.min(radius, width); x++) sum += from[start + x] as number;
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum += from[start + x + radius] as number;
      to[start + x] = sum * share + 0.5;
      if (x - radius >= 0) sum -= from[start + x - radius] as number;
    }
  }
}

function blurColumns(from: Uint8Array, to: Uint8Array, width: number, height: number, radius: number): void {
  const share = 1 / (2 * radius + 1);
  const sums = new Float64Array(width);
  const add = (row: number, sign: number) => {
    for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) + sign * (from[row * width + x] as number);
  };
  for (let row = 0; row < Math.min(radius, height); row++) add(row, 1);
  for (let row = 0; row < height; row++) {
    if (row + radius < height) add(row + radius, 1);
    for (let x = 0; x < width; x++) to[row * width + x] = (sums[x] as number) * share + 0.5;
    if (row - radius >= 0) add(row - radius, -1);
  }
}
