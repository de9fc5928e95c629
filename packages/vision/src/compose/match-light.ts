import type { Frame } from '@talkgraph/media';
import type { Cutout } from './cutout.js';
import type { ColourTables } from './lay-cutout.js';

/** Mean and spread of brightness, and mean colours. */
interface Light {
  readonly mean: number;
  readonly spread: number;
  readonly u: number;
  readonly v: number;
}

/** How much of the difference is made up for at full strength: all of it would make a grey person in a grey room. */
const [meanShare, spreadShare, colourShare] = [0.35, 0.5, 0.35];
/** A person is never changed by more than this. */
const [mostShift, mostColour, mostGain] = [22, 8, 1.25];

/**
 * Tables that bring the person's brightness, contrast and tint nearer to those of the background, as moderately as a
 * colourist would.
 * @param strength 0 to 1
 */
export function matchLight(person: Cutout, background: Frame, strength: number): ColourTables {
  const from = lightOf(person, person.alpha, person.chromaAlpha);
  const to = lightOf(background);
  const gain = 1 + strength * spreadShare * (clamp(to.spread / from.spread, 1 / mostGain, mostGain) - 1);
  const shift = strength * clamp(meanShare * (to.mean - from.mean), -mostShift, mostShift);
  const tint = (own: number, other: number) => strength * clamp(colourShare * (other - own), -mostColour, mostColour);
  const [du, dv] = [tint(from.u, to.u), tint(from.v, to.v)];
  return {
    // Black and white stay, so that a shift makes no fog: it is largest in the middle.
    y: table((y) => {
      const middle = 1 - ((y - 126) / 126) ** 2;
      return y + (gain - 1) * (y - from.mean) * Math.max(0, middle) + shift * Math.max(0, middle);
    }),
    u: table((u) => u + du),
    v: table((v) => v + dv),
  };
}

/** Every fourth pixel of every fourth row says enough. */
function lightOf(
  { width, height, y, u, v }: Pick<Frame, 'width' | 'height' | 'y' | 'u' | 'v'>,
  alpha?: Uint8Array,
  chromaAlpha?: Uint8Array,
): Light {
  let [weight, sum, squares, colours, sumU, sumV] = [1e-6, 0, 0, 1e-6, 0, 0];
  for (let row = 0; row < height; row += 4) {
    for (let column = 0; column < width; column += 4) {
      const at = row * width + column;
      const share = alpha ? alpha[at]! : 255;
      weight += share;
      sum += share * y[at]!;
      squares += share * y[at]! * y[at]!;
      const pair = (row >> 1) * (width >> 1) + (column >> 1);
      const part = chromaAlpha ? chromaAlpha[pair]! : 255;
      colours += part;
      sumU += part * u[pair]!;
      sumV += part * v[pair]!;
    }
  }
  const mean = sum / weight;
  const spread = Math.sqrt(Math.max(1, squares / weight - mean * mean));
  return { mean, spread, u: sumU / colours, v: sumV / colours };
}

function table(change: (value: number) => number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, value) => clamp(Math.round(change(value)), 0, 255));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
