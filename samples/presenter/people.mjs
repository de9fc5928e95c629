import { points } from './curves.mjs';

/**
 * The looks a presenter can have. Colours are sRGB [r, g, b] of 0 to 255; lengths are head units (see field.mjs).
 */
const woman = {
  seed: 7,
  skin: { base: [232, 184, 158], warm: [226, 128, 108], deep: [150, 80, 62], light: [247, 214, 190] },
  lips: { colour: [196, 92, 92], dark: [112, 40, 44], halfWidth: 0.36, upper: 0.105, lower: 0.165 },
  eyes: { iris: [92, 56, 34], irisDark: [34, 19, 13], irisLight: [168, 108, 58], lashes: 1, size: 1 },
  brows: { colour: [66, 42, 32], thickness: 0.062, strokes: 300 },
  hair: {
    style: 'lob',
    shadow: [16, 9, 9],
    middle: [56, 32, 25],
    light: [138, 86, 60],
    shine: [255, 212, 170],
  },
  outline: points(
    '0,-1.2 0.42,-1.12 0.75,-0.84 0.915,-0.44 0.95,-0.02 0.93,0.3 0.87,0.63 0.76,0.96 0.595,1.26 0.405,1.475 0.205,1.6 0,1.63',
  ),
  noseWidth: 1.12,
  beard: 0,
  clothes: { jacket: [26, 74, 92], jacketDark: [10, 32, 44], shirt: [244, 240, 234], neckline: 'round' },
  earring: [232, 196, 132],
};

const man = {
  ...woman,
  seed: 23,
  skin: { base: [196, 142, 110], warm: [190, 100, 78], deep: [110, 58, 42], light: [222, 178, 146] },
  lips: { colour: [170, 92, 82], dark: [84, 34, 32], halfWidth: 0.372, upper: 0.105, lower: 0.15 },
  eyes: { iris: [82, 62, 44], irisDark: [30, 20, 14], irisLight: [128, 98, 66], lashes: 0.45, size: 0.93 },
  brows: { colour: [34, 24, 20], thickness: 0.085, strokes: 280 },
  hair: { style: 'short', shadow: [10, 8, 8], middle: [40, 30, 26], light: [96, 78, 66], shine: [196, 176, 156] },
  outline: points(
    '0,-1.2 0.42,-1.12 0.76,-0.84 0.93,-0.44 0.975,-0.02 0.965,0.3 0.93,0.62 0.86,0.94 0.72,1.25 0.51,1.5 0.265,1.63 0,1.66',
  ),
  noseWidth: 1.2,
  beard: 0.55,
  clothes: { jacket: [60, 62, 74], jacketDark: [26, 28, 36], shirt: [196, 214, 232], neckline: 'collar' },
  earring: null,
};

/** Every built-in presenter by name. */
export const people = { woman, man };
