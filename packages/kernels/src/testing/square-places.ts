import assert from 'node:assert/strict';
import type { Affine } from '../affine.js';
import type { ColourNumbers } from '../square-cut.js';

/** Of the pictures that squares are cut out of. */
export const size = { width: 150, height: 90 };
export const bt601: ColourNumbers = { red: 0.299, blue: 0.114, black: 16, range: 219, chromaRange: 224 };
export const full709: ColourNumbers = { red: 0.2126, blue: 0.0722, black: 0, range: 255, chromaRange: 255 };

/** Brings a square to a place in the picture: turned by degrees, so many pixels to a cell. */
export function placed(x: number, y: number, degrees: number, scale: number): Affine {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return { a: scale * cos, b: -1.3 * scale * sin, c: scale * sin, d: 1.3 * scale * cos, e: x, f: y };
}

/** Within the picture, turned, beyond its borders, far away from it, much larger than it. */
export const places = [
  placed(20.3, 10.8, 0, 0.9),
  placed(60, 5, 31, 1.1),
  placed(-14.5, -9.2, -8, 1.7),
  placed(100, 60, 12, 2.2),
  placed(-30, 200, 0, 1),
  placed(30, -400, 3, 1),
  placed(-40, -60, 0, 4.4),
];

/** Two lists of numbers are the same but for so much. */
export function close(made: ArrayLike<number>, plain: ArrayLike<number>, most: number, what: string) {
  assert.equal(made.length, plain.length, what);
  for (let i = 0; i < plain.length; i++) {
    assert.ok(Math.abs(made[i]! - plain[i]!) <= most, `${what}: ${made[i]} at ${i} instead of ${plain[i]}`);
  }
}
