/** Stops of the colour map viridis, which keeps its order for colour-blind readers and in grey. */
const stops: readonly (readonly [number, number, number])[] = [
  [68, 1, 84],
  [72, 40, 120],
  [62, 74, 137],
  [49, 104, 142],
  [38, 130, 142],
  [31, 158, 137],
  [53, 183, 121],
  [109, 205, 89],
  [180, 222, 44],
  [253, 231, 37],
];

/** The colour of a share from 0 to 1, as red, green and blue from 0 to 255. */
export function heatColour(share: number): readonly [number, number, number] {
  const place = Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)) * (stops.length - 1);
  const [from, to] = [stops[Math.floor(place)] ?? dark, stops[Math.ceil(place)] ?? dark];
  const part = place - Math.floor(place);
  const mix = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * part);
  return [mix(0), mix(1), mix(2)];
}

const dark = [68, 1, 84] as const;

/** The colour map as a CSS gradient from left to right. */
export const heatGradient = `linear-gradient(to right, ${stops.map((stop) => `rgb(${stop.join(' ')})`).join(', ')})`;
