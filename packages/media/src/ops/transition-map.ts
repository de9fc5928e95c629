/** The ways in which one picture gives way to another. */
export const transitionKinds = [
  'crossfade',
  'fade-black',
  'fade-white',
  'wipe-left',
  'wipe-right',
  'wipe-up',
  'wipe-down',
  'slide-left',
  'slide-right',
  'slide-up',
  'slide-down',
  'circle',
] as const;
export type TransitionKind = (typeof transitionKinds)[number];

/** Steps in which the samples of a picture change. */
const steps = 4096;
/** Share of the whole during which one sample changes: the width of a wipe's soft edge. */
const softness = 0.06;

/** When each sample of a plane changes, 0 first to `steps` − 1 last; from the middle outwards for a circle. */
export function orderMap(kind: TransitionKind, width: number, height: number): Uint16Array {
  const map = new Uint16Array(width * height);
  const radius = Math.hypot(width, height) / 2;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = [column + 0.5, row + 0.5];
      const order =
        kind === 'circle'
          ? Math.hypot(x - width / 2, y - height / 2) / radius
          : kind === 'wipe-left'
            ? 1 - x / width
            : kind === 'wipe-right'
              ? x / width
              : kind === 'wipe-up'
                ? 1 - y / height
                : y / height;
      map[row * width + column] = Math.min(steps - 1, Math.floor(order * steps));
    }
  }
  return map;
}

/** Fills a table with how much of the second picture is seen, 0 to 256, by a sample's place in the order. */
export function fillWeights(weights: Uint16Array, done: number): void {
  const front = done * (1 + softness);
  for (let step = 0; step < steps; step++) {
    const t = Math.min(1, Math.max(0, (front - step / steps) / softness));
    weights[step] = Math.round(256 * t * t * (3 - 2 * t));
  }
}

/** A table for `fillWeights`. */
export function emptyWeights(): Uint16Array {
  return new Uint16Array(steps);
}
