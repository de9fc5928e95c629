import type { Clip } from '../clip.js';
import { refuse } from './read-params.js';

/** How something comes into the picture, or goes: at once, from nothing, or from beyond the nearest edge. */
export type EntranceKind = 'none' | 'fade' | 'slide';

/** When something is seen in a clip, and how it comes and goes. Frames are those of the clip. */
export interface Appearance {
  /** First frame that shows it; 0 by default. */
  readonly first?: number;
  /** For so many frames; to the end where left out. */
  readonly count?: number;
  readonly enter?: EntranceKind;
  readonly leave?: EntranceKind;
  /** How many frames coming or going takes. */
  readonly moveFrames?: number;
  /** 0 to 1. */
  readonly opacity?: number;
}

/** A rectangle within a picture, by its left upper corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where and how strongly something is seen in one frame; undefined where it is not seen. */
export interface Sight {
  readonly x: number;
  readonly y: number;
  readonly opacity: number;
}

/** Reads when something is seen from a clip's parameters. Refuses what makes no sense. */
export function appearanceOf(clip: Clip, frameCount: number): Required<Appearance> {
  const { first = 0, count, enter = 'none', leave = 'none', moveFrames = 0, opacity = 1 } = clip.params as Appearance;
  const shown = Math.min(count ?? frameCount, Math.max(0, frameCount - first));
  const whole = [first, shown, moveFrames].every((value) => Number.isSafeInteger(value) && value >= 0);
  if (!whole || !(opacity >= 0 && opacity <= 1)) {
    refuse(
      clip,
      'first, count and moveFrames must be whole numbers, opacity lie between 0 and 1.',
      'first、count、moveFrames 必须为整数，opacity 必须在 0 到 1 之间。',
    );
  }
  return { first, count: shown, enter, leave, moveFrames, opacity };
}

/**
 * What is seen of something in frame n. Coming and going slow down towards the place where it rests (a cubic), and share
 * the time where there is not enough for both.
 */
export function sightAt(
  n: number,
  appearance: Required<Appearance>,
  place: Place,
  picture: { readonly width: number; readonly height: number },
): Sight | undefined {
  const { first, count, enter, leave, moveFrames, opacity } = appearance;
  const at = n - first;
  if (at < 0 || at >= count) return undefined;
  const moving = Math.min(moveFrames, Math.floor(count / 2));
  const left = count - 1 - at;
  const kind = at < moving ? enter : left < moving ? leave : 'none';
  if (kind === 'none') return { x: place.x, y: place.y, opacity };
  const done = ((at < moving ? at : left) + 1) / (moving + 1);
  if (kind === 'fade') return { x: place.x, y: place.y, opacity: opacity * done };
  const rest = (1 - done) ** 3;
  const way = shortestWayOut(place, picture);
  return { x: place.x + Math.round(way.x * rest), y: place.y + Math.round(way.y * rest), opacity };
}

/** How far it has to move, to the side or up or down, until nothing of it is seen. */
function shortestWayOut({ x, y, width, height }: Place, picture: { readonly width: number; readonly height: number }) {
  const ways = [
    { x: -(x + width), y: 0 },
    { x: picture.width - x, y: 0 },
    { x: 0, y: picture.height - y },
    { x: 0, y: -(y + height) },
  ];
  return ways.reduce((best, way) => (Math.abs(way.x + way.y) < Math.abs(best.x + best.y) ? way : best));
}
