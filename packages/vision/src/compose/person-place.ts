import type { BackgroundOptions, PersonPlace } from './background-options.js';
import type { Cutout } from './cutout.js';
import type { CutoutPlace } from './lay-cutout.js';

/** Where along the picture's width the middle of a person lies. */
const middles: Readonly<Record<Exclude<PersonPlace, 'as-filmed'>, number>> = { left: 0.27, centre: 0.5, right: 0.73 };

/**
 * Where a cutout is laid: on the lower edge of the picture, with the person's middle where it is wanted. As filmed, it stays
 * where it was in a picture of the same size; a wider one is moved so that the person is seen, and a narrower one stands in
 * the middle.
 */
export function placePerson(cutout: Cutout, { width, height, place, raise }: BackgroundOptions): CutoutPlace {
  const y = even(height - cutout.height - raise * height);
  if (place !== 'as-filmed') return { x: even(middles[place] * width - middleOf(cutout)), y };
  const room = width - cutout.width;
  if (room >= 0) return { x: even(room / 2), y };
  return { x: even(Math.min(0, Math.max(room, width / 2 - middleOf(cutout)))), y };
}

/** The middle of the person across, in pixels. */
function middleOf({ width, height, chromaAlpha }: Cutout): number {
  const across = width >> 1;
  let [weight, sum] = [0, 0];
  for (let row = 0; row < height >> 1; row += 2) {
    for (let x = 0; x < across; x += 2) {
      const share = chromaAlpha[row * across + x]!;
      weight += share;
      sum += share * x;
    }
  }
  return weight === 0 ? width / 2 : (2 * sum) / weight + 1;
}

function even(pixels: number): number {
  return 2 * Math.round(pixels / 2);
}
