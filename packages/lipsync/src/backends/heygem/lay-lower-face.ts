import type { Frame } from '@talkgraph/media';
import type { LowerFaceMask } from './lower-face-mask.js';

/** Differences beyond this are motion, not colour. */
const mostColourDifference = 40;

/** Where the left upper corner of the made picture lies in the frame; even. */
export interface PicturePlace {
  readonly x: number;
  readonly y: number;
}

/**
 * Lays the masked part of another picture over a frame. The other one went through filters and an encoder of somebody else, so
 * its brightness and colours are moved by what the two differ in along the mask's border: no seam shows.
 * @param share 0 to 1; multiplies the mask
 */
export function layLowerFace(frame: Frame, made: Frame, mask: LowerFaceMask, place: PicturePlace, share: number): void {
  const part = clipped(mask, made, place);
  if (part.width <= 0 || part.height <= 0) return;
  const opacity = Math.round(256 * Math.min(1, Math.max(0, share)));
  layPlane(frame.y, frame.width, made.y, made.width, { mask, part, place, opacity, step: 1 });
  for (const plane of ['u', 'v'] as const) {
    layPlane(frame[plane], frame.width >> 1, made[plane], made.width >> 1, { mask, part, place, opacity, step: 2 });
  }
}

interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The part of the mask that the made picture covers. */
function clipped(mask: LowerFaceMask, made: Frame, { x, y }: PicturePlace): Part {
  const left = Math.max(mask.left, x);
  const top = Math.max(mask.top, y);
  const right = Math.min(mask.left + mask.width, x + made.width);
  const bottom = Math.min(mask.top + mask.height, y + made.height);
  return { left, top, width: right - left, height: bottom - top };
}

interface PlaneWork {
  readonly mask: LowerFaceMask;
  readonly part: Part;
  readonly place: PicturePlace;
  /** 0 to 256. */
  readonly opacity: number;
  /** Frame pixels per sample of the plane, in both directions. */
  readonly step: 1 | 2;
}

function layPlane(own: Uint8Array, ownWidth: number, made: Uint8Array, madeWidth: number, work: PlaneWork): void {
  const { mask, part, place, opacity, step } = work;
  const difference = borderDifference(own, ownWidth, made, madeWidth, work);
  for (let y = part.top; y < part.top + part.height; y += step) {
    let weightAt = (y - mask.top) * mask.width + part.left - mask.left;
    let ownAt = (y / step) * ownWidth + part.left / step;
    let madeAt = ((y - place.y) / step) * madeWidth + (part.left - place.x) / step;
    for (let x = 0; x < part.width; x += step, weightAt += step, ownAt++, madeAt++) {
      const weight = mask.weights[weightAt] as number;
      if (weight === 0) continue;
      const before = own[ownAt] as number;
      const change = ((made[madeAt] as number) - difference - before) * weight * opacity;
      own[ownAt] = clampByte(before + Math.round(change / (255 * 256)));
    }
  }
}

/** How much brighter (or redder, bluer) the made picture is where the mask is half there. */
function borderDifference(
  own: Uint8Array,
  ownWidth: number,
  made: Uint8Array,
  madeWidth: number,
  { mask, part, place, step }: PlaneWork,
): number {
  let sum = 0;
  let total = 0;
  for (let y = part.top; y < part.top + part.height; y += step) {
    let weightAt = (y - mask.top) * mask.width + part.left - mask.left;
    let ownAt = (y / step) * ownWidth + part.left / step;
    let madeAt = ((y - place.y) / step) * madeWidth + (part.left - place.x) / step;
    for (let x = 0; x < part.width; x += step, weightAt += step, ownAt++, madeAt++) {
      const weight = mask.weights[weightAt] as number;
      if (weight === 0 || weight === 255) continue;
      const change = (made[madeAt] as number) - (own[ownAt] as number);
      if (change > mostColourDifference || change < -mostColourDifference) continue;
      const importance = weight * (255 - weight);
      sum += change * importance;
      total += importance;
    }
  }
  return total === 0 ? 0 : sum / total;
}

function clampByte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
