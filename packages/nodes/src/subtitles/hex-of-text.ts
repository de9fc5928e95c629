import { rgbOfText } from '../compose/colour-input.js';

/** A colour as `#rrggbb`; undefined where none was given. @throws COLOUR_UNREADABLE */
export function hexOfText(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  return `#${rgbOfText(text)
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`;
}
