import { colourUnreadable } from './errors.js';

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/**
 * Reads a colour as people write it: `#rrggbb` or `#rgb`, with or without the #. Transparency is no part of it: whatever takes a
 * colour from people has a setting of its own for that.
 * @throws COLOUR_UNREADABLE
 */
export function parseColour(text: string): Rgb {
  const colour = findColour(text);
  if (!colour) throw colourUnreadable({ colour: text });
  return colour;
}

/** The colour that a text is; undefined for anything else. */
export function findColour(text: unknown): Rgb | undefined {
  if (typeof text !== 'string') return undefined;
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (digits === undefined) return undefined;
  const pairs = digits.length === 6 ? digits : digits.replace(/./g, '$&$&');
  const number = Number.parseInt(pairs, 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** A colour as `#rrggbb`, in lower case. */
export function hexOfRgb(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
