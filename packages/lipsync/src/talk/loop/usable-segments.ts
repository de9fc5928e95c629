import { isUsable, type LoopFeatures } from './loop-features.js';

/** Template frames `from` to `to`, both included. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/** Gaps up to this long are played through: the cross-fade of visibility hides them, a jump would show more. */
const bridgedSeconds = 0.4;

/**
 * The stretches of a template worth repeating: runs of usable frames of at least `shortest` frames. When there is none,
 * the whole template is the one segment.
 */
export function usableSegments(features: LoopFeatures, shortest: number): readonly Segment[] {
  const bridged = Math.round(bridgedSeconds * features.framesPerSecond);
  const segments: { from: number; to: number }[] = [];
  for (let n = 0; n < features.frameCount; n++) {
    if (!isUsable(features, n)) continue;
    const last = segments.at(-1);
    if (last && n - last.to - 1 <= bridged) last.to = n;
    else segments.push({ from: n, to: n });
  }
  const long = segments.filter((segment) => segment.to - segment.from + 1 >= shortest);
  return long.length > 0 ? long : [{ from: 0, to: features.frameCount - 1 }];
}

/** From the first to the last usable segment: what the simple policies repeat. */
export function usableSpan(features: LoopFeatures, shortest: number): Segment {
  const segments = usableSegments(features, shortest);
  return { from: (segments[0] as Segment).from, to: (segments.at(-1) as Segment).to };
}
