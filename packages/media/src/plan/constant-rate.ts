import type { Rational } from '../rational.js';
import { reduced } from '../rational-math.js';

/** How a stream's own frames become frames at a constant rate. */
export interface ConstantRate {
  readonly fps: Rational;
  readonly frameCount: number;
  /** True when frames had to be repeated or left out. */
  readonly variable: boolean;
  /** For output frame n, which frame of the stream is shown; undefined when it is frame n itself. */
  readonly sourceFrames?: Uint32Array;
}

/** Two days at 30 frames a second: times that ask for more are damaged, and frames are then shown one after another. */
const mostFrames = 5_184_000;

/** Times of a stream's frames, as `scanFrames` answers. */
interface Times {
  readonly timeBase: Rational;
  readonly times: Float64Array;
  readonly lastDuration: number;
}

/** Rates that cameras and editors use; a measured rate within 0.2 % of one is that one. */
const usualRates = [
  [24000, 1001],
  [24, 1],
  [25, 1],
  [30000, 1001],
  [30, 1],
  [48, 1],
  [50, 1],
  [60000, 1001],
  [60, 1],
  [100, 1],
  [120000, 1001],
  [120, 1],
  [10, 1],
  [12, 1],
  [15, 1],
  [15000, 1001],
  [20, 1],
  [5, 1],
  [1, 1],
] as const;

/** Rates above this are timestamps gone wrong, or slow motion nobody needs between frames. */
const highestRate = 240;

/**
 * Finds the constant rate that shows a stream's frames at their own times. When every frame falls nearest to its own
 * number at one of the hinted or usual rates, frames are taken one to one; otherwise frame n shows the last stream frame
 * that starts no later than half a frame after n/fps.
 * @param hints rates the container claims, the most trusted first; used only if the times agree
 */
export function constantRate(stream: Times, hints: readonly Rational[] = []): ConstantRate {
  const { times } = stream;
  if (times.length < 2) return single(stream, hints);
  for (const fps of candidates(stream, hints)) {
    if (fitsOneToOne(stream, fps)) return { fps, frameCount: times.length, variable: false };
  }
  return resampled(stream, snap(typicalRate(stream)));
}

function single(stream: Times, hints: readonly Rational[]): ConstantRate {
  const hint = hints.find(isSane);
  const seconds = (stream.lastDuration * stream.timeBase.num) / stream.timeBase.den;
  const fps = hint ?? (seconds > 0 && seconds < 10 ? snap(1 / seconds) : { num: 25, den: 1 });
  return { fps, frameCount: stream.times.length, variable: false };
}

function candidates(stream: Times, hints: readonly Rational[]): Rational[] {
  const { times, timeBase } = stream;
  const span = ((times.at(-1) as number) - (times[0] as number)) * timeBase.num;
  const measured = ((times.length - 1) * timeBase.den) / span;
  // Fine enough not to drift by a frame in a day, small enough for every container.
  const mean = { num: Math.round(measured * 100_000), den: 100_000 };
  const usual = usualRates
    .map(([num, den]) => ({ num, den }))
    .sort((a, b) => Math.abs(a.num / a.den - measured) - Math.abs(b.num / b.den - measured));
  return [...hints.slice(0, 1), ...usual.slice(0, 2), ...hints.slice(1), mean]
    .filter(isSane)
    .map((rate) => reduced(rate.num, rate.den));
}

function isSane(rate: Rational): boolean {
  const value = rate.num / rate.den;
  return value >= 0.1 && value <= highestRate;
}

/**
 * Frame n starts at n/fps plus a constant, give or take less than half a frame, so showing frame n at n/fps is what the
 * times say. The constant is free because muxers shift a first frame (fragmented MP4 with sound does).
 */
function fitsOneToOne({ times, timeBase }: Times, fps: Rational): boolean {
  const perTick = (timeBase.num / timeBase.den) * (fps.num / fps.den);
  const first = times[0] as number;
  let [low, high] = [0, 0];
  for (let i = 0; i < times.length; i++) {
    const off = ((times[i] as number) - first) * perTick - i;
    low = Math.min(low, off);
    high = Math.max(high, off);
    if (high - low > 0.9) return false;
  }
  return true;
}

/** One over the median distance of frames: what the camera meant, whatever it dropped. */
function typicalRate({ times, timeBase }: Times): number {
  const gaps = Float64Array.from(
    { length: times.length - 1 },
    (_, i) => (times[i + 1] as number) - (times[i] as number),
  );
  const median = gaps.sort()[gaps.length >> 1] as number;
  const rate = timeBase.den / (timeBase.num * Math.max(median, 1e-9));
  return Math.min(Math.max(rate, 1), 60);
}

function snap(rate: number): Rational {
  const off = ([num, den]: readonly [number, number]) => Math.abs(num / den / rate - 1);
  const [num, den] = usualRates.reduce<readonly [number, number]>((a, b) => (off(b) < off(a) ? b : a), usualRates[0]);
  return off([num, den]) < 0.02 ? { num, den } : reduced(Math.round(rate * 1000), 1000);
}

function resampled(stream: Times, fps: Rational): ConstantRate {
  const { times, timeBase, lastDuration } = stream;
  const perTick = (timeBase.num / timeBase.den) * (fps.num / fps.den);
  const first = times[0] as number;
  const end = (times.at(-1) as number) + lastDuration - first;
  const frameCount = Math.max(
    1,
    Math.round(end * perTick),
    Math.round(((times.at(-1) as number) - first) * perTick) + 1,
  );
  if (frameCount > mostFrames) return { fps, frameCount: times.length, variable: true };
  const sourceFrames = new Uint32Array(frameCount);
  let source = 0;
  for (let n = 0; n < frameCount; n++) {
    while (source + 1 < times.length && ((times[source + 1] as number) - first) * perTick <= n + 0.5) source++;
    sourceFrames[n] = source;
  }
  return { fps, frameCount, variable: true, sourceFrames };
}
