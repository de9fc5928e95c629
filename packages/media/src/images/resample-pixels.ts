import type { Pixels } from './pixels.js';

/** How pixels between pixels are made up. */
export type Resampling = 'nearest' | 'area' | 'bilinear' | 'bicubic' | 'lanczos';

interface Kernel {
  readonly radius: number;
  readonly weight: (distance: number) => number;
}

/** Usual reconstruction kernels; bicubic is Keys' with a = −0.5, lanczos has three lobes. */
const kernels: Readonly<Record<Exclude<Resampling, 'nearest'>, Kernel>> = {
  area: { radius: 0.5, weight: (d) => (Math.abs(d) <= 0.5 ? 1 : 0) },
  bilinear: { radius: 1, weight: (d) => Math.max(0, 1 - Math.abs(d)) },
  bicubic: { radius: 2, weight: keys },
  lanczos: { radius: 3, weight: (d) => (Math.abs(d) < 3 ? sinc(d) * sinc(d / 3) : 0) },
};

/** Scales pixels to a size. When it becomes smaller, every pixel counts, so nothing flickers or shimmers. */
export function resamplePixels(
  pixels: Pixels,
  size: { readonly width: number; readonly height: number },
  method: Resampling,
): Pixels {
  const { channels } = pixels;
  const columns = taps(pixels.width, size.width, method);
  const rows = taps(pixels.height, size.height, method);
  const narrow = new Float32Array(size.width * pixels.height * channels);
  for (let y = 0; y < pixels.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const { first, weights } = columns[x] as Taps;
      const from = (y * pixels.width + first) * channels;
      gather(pixels.data, from, channels, weights, narrow, (y * size.width + x) * channels, channels);
    }
  }
  const data = new Float32Array(size.width * size.height * channels);
  const stride = size.width * channels;
  for (let y = 0; y < size.height; y++) {
    const { first, weights } = rows[y] as Taps;
    gather(narrow, first * stride, stride, weights, data, y * stride, stride);
  }
  return { width: size.width, height: size.height, channels, data };
}

/** The pixels one result is made of: neighbours from `first` on, with weights that add up to 1. */
interface Taps {
  readonly first: number;
  readonly weights: Float32Array;
}

function taps(from: number, to: number, method: Resampling): Taps[] {
  const scale = from / to;
  return Array.from({ length: to }, (_, i) => {
    const centre = (i + 0.5) * scale;
    if (method === 'nearest') return { first: Math.min(from - 1, Math.floor(centre)), weights: new Float32Array([1]) };
    return around(centre, from, Math.max(1, scale), kernels[method]);
  });
}

function around(centre: number, length: number, spread: number, { radius, weight }: Kernel): Taps {
  const first = Math.max(0, Math.floor(centre - radius * spread));
  const last = Math.min(length - 1, Math.ceil(centre + radius * spread) - 1);
  const weights = Float32Array.from({ length: last - first + 1 }, (_, k) =>
    weight((first + k + 0.5 - centre) / spread),
  );
  const sum = weights.reduce((total, each) => total + each, 0);
  return { first, weights: weights.map((each) => each / sum) };
}

/** Adds weighted neighbours, `step` numbers apart, for a stretch of `length` numbers. */
function gather(
  source: Float32Array,
  from: number,
  step: number,
  weights: Float32Array,
  into: Float32Array,
  at: number,
  length: number,
): void {
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k] as number;
    const start = from + k * step;
    for (let i = 0; i < length; i++) into[at + i] = (into[at + i] as number) + weight * (source[start + i] as number);
  }
}

function keys(distance: number): number {
  const d = Math.abs(distance);
  if (d < 1) return 1.5 * d ** 3 - 2.5 * d ** 2 + 1;
  return d < 2 ? -0.5 * d ** 3 + 2.5 * d ** 2 - 4 * d + 2 : 0;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
