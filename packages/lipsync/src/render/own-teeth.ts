import type { Frame } from '@talkgraph/media';
import { innerLowerLip, innerUpperLip } from './face-landmarks.js';
import type { MouthLight, Tone } from './mouth-light.js';

/** Fewer tooth pixels than this share of the opening say nothing. */
const leastShare = 0.06;
/** Teeth seen are mostly a little in shadow; painted ones are shaded anew. */
const unshaded = 1.14;

/** A frame with the mouth open, and the mesh in it, x y z per point in the frame's pixels. */
export interface OpenShot {
  readonly frame: Frame;
  readonly mesh: Float32Array;
}

/**
 * The light with the tone of the person's own teeth in place of a guess, where the footage shows them: the bright pixels
 * with little red between open lips.
 */
export function withOwnTeeth(light: MouthLight, shots: readonly OpenShot[]): MouthLight {
  const tones = shots.map((shot) => teethTone(shot, light)).filter((tone) => tone !== undefined);
  if (tones.length === 0) return light;
  const mean = (pick: (tone: Tone) => number) => tones.reduce((sum, tone) => sum + pick(tone), 0) / tones.length;
  const y = Math.min(235, light.black + unshaded * (mean((t) => t.y) - light.black));
  return { ...light, teeth: { y, u: mean((t) => t.u), v: mean((t) => t.v) } };
}

function teethTone(shot: OpenShot, light: MouthLight): Tone | undefined {
  const pixels = pixelsBetweenLips(shot);
  const reddest = light.skin.v + 0.35 * (light.lip.v - light.skin.v);
  const teeth = pixels.filter((p) => p.v < reddest && p.y - light.black > 0.62 * (light.skin.y - light.black));
  if (teeth.length < Math.max(8, leastShare * pixels.length)) return undefined;
  teeth.sort((p, q) => q.y - p.y);
  const best = teeth.slice(0, Math.ceil(teeth.length * 0.4));
  const mean = (pick: (tone: Tone) => number) => best.reduce((sum, tone) => sum + pick(tone), 0) / best.length;
  return { y: mean((t) => t.y), u: mean((t) => t.u), v: mean((t) => t.v) };
}

/** Pixels between the inner lips, a little away from them. */
function pixelsBetweenLips({ frame, mesh }: OpenShot): Tone[] {
  const pixels: Tone[] = [];
  const half = frame.width >> 1;
  for (let i = 2; i < innerUpperLip.length - 2; i++) {
    const [upper, lower] = [innerUpperLip[i]!, innerLowerLip[i]!];
    const [x0, y0] = [mesh[3 * upper]!, mesh[3 * upper + 1]!];
    const [dx, dy] = [mesh[3 * lower]! - x0, mesh[3 * lower + 1]! - y0];
    const steps = Math.floor(Math.hypot(dx, dy));
    for (let s = 1; s < steps; s++) {
      const x = Math.round(x0 + (dx * s) / steps);
      const y = Math.round(y0 + (dy * s) / steps);
      if (x < 0 || y < 0 || x >= frame.width || y >= frame.height) continue;
      const chroma = (y >> 1) * half + (x >> 1);
      pixels.push({ y: frame.y[y * frame.width + x]!, u: frame.u[chroma]! - 128, v: frame.v[chroma]! - 128 });
    }
  }
  return pixels;
}
