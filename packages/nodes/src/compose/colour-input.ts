import { string } from '@talkgraph/engine';
import { colourUnreadable } from '../errors.js';

/** A colour as people write it on the web. */
export const colourInput = {
  type: string,
  optional: true,
  colour: true,
  advanced: true,
  placeholder: { en: 'automatic', zh: '自动' },
  tooltip: { en: 'A colour as #rrggbb, such as #ffffff for white.', zh: '颜色写作 #rrggbb，例如白色为 #ffffff。' },
} as const;

/** Red, green and blue of `#rrggbb` or `#rgb`. @throws COLOUR_UNREADABLE */
export function rgbOfText(text: string): readonly [number, number, number] {
  const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text.trim());
  const digits = short ? short.slice(1).map((digit) => digit + digit) : /^#?(..)(..)(..)$/.exec(text.trim())?.slice(1);
  const numbers = digits?.map((pair) => (/^[0-9a-f]{2}$/i.test(pair) ? Number.parseInt(pair, 16) : Number.NaN));
  if (!numbers || numbers.some(Number.isNaN)) throw colourUnreadable({ colour: text });
  return numbers as unknown as readonly [number, number, number];
}

/** A colour as `#rrggbb`, however it was written. @throws COLOUR_UNREADABLE */
export function hexOfColour(text: string): string {
  return `#${rgbOfText(text)
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`;
}
