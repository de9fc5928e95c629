/**
 * The opening between the lips in a frame: an axis from the left to the right corner, and along it, once per pixel, where the
 * upper and the lower lip end. Both edges are smooth curves through the mesh's points, so that no corner of the mesh shows.
 */
export interface LipOpening {
  /** Origin at the left corner; (ex, ey) along the mouth, (-ey, ex) down across it. */
  x: number;
  y: number;
  ex: number;
  ey: number;
  /** Columns in use. */
  length: number;
  upper: Float32Array;
  lower: Float32Array;
  /** How far a pixel's step across is a step away from the edge: cosine of the edge's slope. */
  upperCos: Float32Array;
  lowerCos: Float32Array;
}

const maxColumns = 4096;

export function createLipOpening(): LipOpening {
  const column = () => new Float32Array(maxColumns);
  return {
    x: 0,
    y: 0,
    ex: 1,
    ey: 0,
    length: 0,
    upper: column(),
    lower: column(),
    upperCos: column(),
    lowerCos: column(),
  };
}

/**
 * Traces the opening.
 * @param points x y per vertex of the target picture
 * @param upper vertex numbers along the upper lip's inner edge, corner to corner; `lower` the same
 */
export function traceOpening(
  opening: LipOpening,
  points: Float32Array,
  upper: readonly number[],
  lower: readonly number[],
): void {
  const first = upper[0]!;
  const last = upper[upper.length - 1]!;
  opening.x = points[2 * first]!;
  opening.y = points[2 * first + 1]!;
  const [wx, wy] = [points[2 * last]! - opening.x, points[2 * last + 1]! - opening.y];
  const width = Math.hypot(wx, wy);
  if (!(width > 2)) {
    opening.length = 0;
    return;
  }
  opening.ex = wx / width;
  opening.ey = wy / width;
  opening.length = Math.min(maxColumns, Math.ceil(width) + 1);
  traceEdge(opening, points, upper, opening.upper, opening.upperCos);
  traceEdge(opening, points, lower, opening.lower, opening.lowerCos);
}

/** Cubic Hermite curve through the points (slopes by Catmull–Rom, limited against overshoot), one value per column. */
function traceEdge(
  opening: LipOpening,
  points: Float32Array,
  vertices: readonly number[],
  edge: Float32Array,
  cosine: Float32Array,
): void {
  const { x, y, ex, ey, length } = opening;
  const count = vertices.length;
  const along = (i: number) => (points[2 * vertices[i]!]! - x) * ex + (points[2 * vertices[i]! + 1]! - y) * ey;
  const across = (i: number) => (points[2 * vertices[i]! + 1]! - y) * ex - (points[2 * vertices[i]!]! - x) * ey;
  let p0 = 0;
  let q0 = across(0);
  let m0 = 0;
  let column = 0;
  for (let i = 1; i < count; i++) {
    const p1 = Math.max(p0 + 0.01, along(i));
    const q1 = across(i);
    const slope = (q1 - q0) / (p1 - p0);
    const next = i + 1 < count ? (across(i + 1) - q1) / Math.max(0.01, along(i + 1) - p1) : slope;
    const m1 = slope * next <= 0 ? 0 : i + 1 < count ? (2 * slope * next) / (slope + next) : slope;
    if (i === 1) m0 = slope * 1.2;
    const span = p1 - p0;
    for (; column < length && (column <= p1 || i === count - 1); column++) {
      const s = Math.min(1, (column - p0) / span);
      const s2 = s * s;
      const s3 = s2 * s;
      edge[column] =
        (2 * s3 - 3 * s2 + 1) * q0 + (s3 - 2 * s2 + s) * span * m0 + (3 * s2 - 2 * s3) * q1 + (s3 - s2) * span * m1;
    }
    p0 = p1;
    q0 = q1;
    m0 = m1;
  }
  for (let c = 0; c < length; c++) {
    const slope = (edge[Math.min(length - 1, c + 1)]! - edge[Math.max(0, c - 1)]!) / 2;
    cosine[c] = 1 / Math.sqrt(1 + slope * slope);
  }
}
