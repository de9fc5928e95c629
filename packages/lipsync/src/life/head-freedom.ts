import type { FaceTrack } from '../face-track.js';
import { smoothstep } from '../render/mouth-basis.js';

/** What is found of a head's room to move. */
export interface HeadFreedom {
  /** 0..1: how far it may be moved beside its own motion. */
  readonly share: number;
  /** Why it is not 1: the footage's head moves by itself, or the picture's border is near. */
  readonly because: 'free' | 'moves-itself' | 'near-border';
}

/** Turning and shifting, 90th percentile in degrees and u per second: calm below the first, lively from the second on. */
const calmTurn = [7, 20] as const;
const calmShift = [0.12, 0.4] as const;
/** Hair reaches about this far above the mesh's forehead, in u; ears this far beside it. */
const hair = 0.4;
const ears = 0.12;
/** At most this many pairs of frames are looked at. */
const pairsLookedAt = 300;

/**
 * How far a head may be moved: a calm one freely, one that moves by itself not at all (two motions would fight), and one
 * near the picture's border only a little, as the border has to stay where it is.
 * @param still a picture's head does not move by itself
 */
export function findHeadFreedom(faces: FaceTrack, faceId: number, still: boolean): HeadFreedom {
  const calm = still ? 1 : calmness(faces, faceId);
  const room = roomAround(faces, faceId);
  const share = Math.round(1000 * calm * room) / 1000;
  if (share > 0.95) return { share: 1, because: 'free' };
  return { share, because: calm <= room ? 'moves-itself' : 'near-border' };
}

function calmness(faces: FaceTrack, faceId: number): number {
  const { frameCount, fps } = faces.header;
  const rate = fps.num / fps.den;
  // A tenth of a second apart: from frame to frame, what is measured is mostly noise.
  const apart = Math.max(1, Math.round(rate / 10));
  const step = Math.max(1, Math.floor(frameCount / pairsLookedAt));
  const turns: number[] = [];
  const shifts: number[] = [];
  for (let n = apart; n < frameCount; n += step) {
    const [before, now] = [faces.frame(faceId, n - apart), faces.frame(faceId, n)];
    if (!before || !now || Math.min(before.visibility, now.visibility) < 0.5) continue;
    const turn = Math.hypot(
      now.pose.yaw - before.pose.yaw,
      now.pose.pitch - before.pose.pitch,
      now.pose.roll - before.pose.roll,
    );
    // Between the eyes: the point that speech moves least.
    const shift = Math.hypot(
      now.mesh[3 * 168]! - before.mesh[3 * 168]!,
      now.mesh[3 * 168 + 1]! - before.mesh[3 * 168 + 1]!,
    );
    turns.push((turn * rate) / apart);
    shifts.push((shift * rate) / apart / now.unit);
  }
  if (turns.length === 0) return 1;
  return (1 - smoothstep(...calmTurn, percentile(turns))) * (1 - smoothstep(...calmShift, percentile(shifts)));
}

/** 1 with plenty of picture around the head, down to 0.3 where it is cut by the border: the neck bends, the hair stays. */
function roomAround(faces: FaceTrack, faceId: number): number {
  const { width, frameCount } = faces.header;
  const step = Math.max(1, Math.floor(frameCount / 30));
  let least = Infinity;
  for (let n = 0; n < frameCount; n += step) {
    const face = faces.frame(faceId, n);
    if (!face || face.visibility < 0.5) continue;
    const { mesh, unit } = face;
    const top = mesh[3 * 10 + 1]! / unit - hair;
    const left = Math.min(mesh[3 * 234]!, mesh[3 * 127]!) / unit - ears;
    const right = (width - Math.max(mesh[3 * 454]!, mesh[3 * 356]!)) / unit - ears;
    least = Math.min(least, top, left, right);
  }
  return 0.3 + 0.7 * smoothstep(-0.1, 0.3, least);
}

function percentile(values: number[]): number {
  return values.sort((p, q) => p - q)[Math.min(values.length - 1, Math.floor(0.9 * values.length))]!;
}
