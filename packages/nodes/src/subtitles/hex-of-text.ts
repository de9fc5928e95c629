import { hexOfColour } from '../compose/colour-input.js';

/** A colour as `#rrggbb`; undefined where none was given. @throws COLOUR_UNREADABLE */
export function hexOfText(text: string): string | undefined {
  return text.trim() === '' ? undefined : hexOfColour(text);
}
