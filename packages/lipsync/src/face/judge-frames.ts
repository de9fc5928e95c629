import type { FaceFlag } from '../face-track.js';
import type { SightingFacts } from './sighting-store.js';

/** One frame of a track before it is judged: what is known of the face, or nothing where it was not found. */
export interface FrameEvidence extends SightingFacts {
  /** How much the lower face looks like it mostly does in this clip: −1..1. */
  readonly likeness: number;
}

/** What a frame is good for. */
export interface FrameVerdict {
  readonly flags: readonly FaceFlag[];
  /** 0 pass through untouched .. 1 animate fully; ramps beside unusable frames. */
  readonly visibility: number;
}

/** Limits as [to become unusable, to become usable again]; the gap between them keeps a border case from flickering. */
const limits = {
  smallUnit: [18, 20],
  yaw: [45, 40],
  pitch: [38, 33],
  presence: [0.97, 0.99],
  likeness: [0.5, 0.6],
  luma: [14, 18],
  /** Against the track's own sharpness, so that soft footage is not condemned. */
  relativeSharpness: [0.05, 0.08],
  inside: [0.9, 0.97],
} as const;

/** Shorter unusable stretches inside good ones are bridged; shorter good ones inside unusable are not trusted. */
const bridgeUpTo = 2;
const trustFrom = 4;
/** Frames over which the animation fades in or out beside unusable frames. */
export const fadeFrames = 6;

/**
 * Judges every frame of a track.
 * @param evidence one entry for each frame of the clip, undefined where the face was not found
 */
export function judgeFrames(evidence: readonly (FrameEvidence | undefined)[]): FrameVerdict[] {
  const usualSharpness = percentile(
    evidence.flatMap((frame) => (frame ? [frame.sharpness] : [])),
    0.8,
  );
  let wasBad = false;
  const flags = evidence.map((frame): FaceFlag[] => {
    const found = frame ? complaints(frame, usualSharpness, wasBad) : (['no-face'] as FaceFlag[]);
    wasBad = found.length > 0;
    return found;
  });
  bridge(flags);
  distrust(flags);
  const fades = fadeIn(flags.map((each) => each.length > 0));
  return flags.map((each, n) => ({ flags: each, visibility: fades[n]! }));
}

function complaints(frame: FrameEvidence, usualSharpness: number, wasBad: boolean): FaceFlag[] {
  const side = wasBad ? 1 : 0;
  const found: FaceFlag[] = [];
  if (frame.unit < limits.smallUnit[side]) found.push('too-small');
  if (Math.abs(frame.yaw) > limits.yaw[side] || Math.abs(frame.pitch) > limits.pitch[side]) found.push('turned-away');
  if (frame.presence < limits.presence[side] || frame.likeness < limits.likeness[side]) found.push('covered');
  if (frame.luma < limits.luma[side]) found.push('dark');
  if (frame.sharpness < limits.relativeSharpness[side] * usualSharpness) found.push('blurred');
  if (frame.inside < limits.inside[side]) found.push('out-of-frame');
  return found;
}

/** Clears short unusable runs between good frames: one bad frame inside a good run is interpolated, not dropped. */
function bridge(flags: FaceFlag[][]): void {
  for (const [first, last] of runs(flags, true)) {
    if (first === 0 || last === flags.length - 1 || last - first + 1 > bridgeUpTo) continue;
    for (let n = first; n <= last; n++) flags[n] = [];
  }
}

/** Drops short good runs between unusable frames. */
function distrust(flags: FaceFlag[][]): void {
  for (const [first, last] of runs(flags, false)) {
    if (first === 0 || last === flags.length - 1 || last - first + 1 >= trustFrom) continue;
    for (let n = first; n <= last; n++) flags[n] = [...flags[first - 1]!];
  }
}

/** Runs of frames that are flagged (or that are not), as inclusive bounds. */
function runs(flags: readonly FaceFlag[][], flagged: boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let n = 0; n < flags.length; n++) {
    if (flags[n]!.length > 0 !== flagged) continue;
    const last = found.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else found.push([n, n]);
  }
  return found;
}

/** 1 far from every unusable frame, 0 in one, and a smooth ramp between. */
function fadeIn(bad: readonly boolean[]): Float64Array {
  const distance = new Float64Array(bad.length);
  let since = Infinity;
  for (let n = 0; n < bad.length; n++) {
    since = bad[n] ? 0 : since + 1;
    distance[n] = since;
  }
  since = Infinity;
  for (let n = bad.length - 1; n >= 0; n--) {
    since = bad[n] ? 0 : since + 1;
    distance[n] = Math.min(distance[n]!, since);
  }
  return distance.map((frames) => {
    const t = Math.min(1, frames / (fadeFrames + 1));
    return t * t * (3 - 2 * t);
  });
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
