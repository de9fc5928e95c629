import assert from 'node:assert/strict';
import { facePlace, isOutsideLowerFace } from '../report/measures/face-regions.js';
import { indexPlaylist, playlistFrame } from '../talk/loop/playlist-index.js';
import type { TalkingClip } from '../talk/talking-clip.js';
import type { BackendStage, Pixels } from './backend-stage.js';

/** Output frames that show one template frame alone, without a cross-fade. */
export function shownFrames({
  playlist,
  template,
  faces,
}: TalkingClip): { readonly n: number; readonly frame: number }[] {
  const index = indexPlaylist(playlist, template.still ? 1 : faces.header.frameCount);
  return Array.from({ length: index.frameCount }, (_, n) => ({ n, ...playlistFrame(index, n) })).filter(
    ({ blendWith }) => blendWith === undefined,
  );
}

/** Mean change of luma around the mouth in each output frame against what the template shows there. */
export async function mouthChanges(stage: BackendStage, talking: TalkingClip): Promise<number[]> {
  const [made, base] = [await stage.framesOf(talking.clip), await stage.framesOf(talking.template.base)];
  using faces = stage.facesOf(talking);
  const changes = made.map(() => 0);
  for (const { n, frame } of shownFrames(talking)) {
    const face = faces.frame(0, frame);
    if (!face) continue;
    const { mouthX, mouthY, unit } = facePlace(face.mesh);
    const { width, y } = made[n]!;
    let [total, count] = [0, 0];
    for (let row = Math.round(mouthY - 0.4 * unit); row < mouthY + 0.6 * unit; row++) {
      for (let column = Math.round(mouthX - 0.6 * unit); column < mouthX + 0.6 * unit; column++) {
        const at = row * width + column;
        total += Math.abs(y[at]! - base[frame]!.y[at]!);
        count++;
      }
    }
    changes[n] = total / count;
  }
  return changes;
}

/** Fails where a pixel changed that no lip-sync may touch. */
export async function assertOutsideUntouched(stage: BackendStage, talking: TalkingClip): Promise<void> {
  const [made, base] = [await stage.framesOf(talking.clip), await stage.framesOf(talking.template.base)];
  using faces = stage.facesOf(talking);
  for (const { n, frame } of shownFrames(talking)) {
    const face = faces.frame(0, frame);
    const place = face && facePlace(face.mesh);
    const { width, y } = made[n]!;
    let changed = 0;
    for (let at = 0; at < y.length; at++) {
      if (y[at] === base[frame]!.y[at]) continue;
      if (!place || isOutsideLowerFace(place, at % width, Math.floor(at / width))) changed++;
    }
    assert.equal(changed, 0, `frame ${n}: ${changed} pixels outside the lower face changed`);
  }
}

/** By how many levels two frames differ where they differ most. */
export function largestChange(a: Pixels, b: Pixels): number {
  let most = 0;
  for (const plane of ['y', 'u', 'v'] as const) {
    const [p, q] = [a[plane], b[plane]];
    for (let i = 0; i < p.length; i++) most = Math.max(most, Math.abs(p[i]! - q[i]!));
  }
  return most;
}

/** All added up. */
export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Standard deviation. */
export function deviation(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length);
}

/** How much a series bends from frame to frame. */
export function roughness(values: readonly number[]): number {
  return sum(values.slice(2).map((value, i) => Math.abs(value - 2 * values[i + 1]! + values[i]!)));
}
