import { string } from '@talkgraph/engine';
import { hexOfRgb, parseColour } from '@talkgraph/subtitles';

/** A colour as people write it on the web. */
export const colourInput = {
  type: string,
  optional: true,
  colour: true,
  advanced: true,
  placeholder: { en: 'automatic', zh: '自动' },
  tooltip: { en: 'A colour as #rrggbb, such as #ffffff for white.', zh: '颜色写作 #rrggbb，例如白色为 #ffffff。' },
} as const;

/** A colour as `#rrggbb`, however it was written. @throws COLOUR_UNREADABLE */
export function hexOfColour(text: string): string {
  return hexOfRgb(parseColour(text));
}
