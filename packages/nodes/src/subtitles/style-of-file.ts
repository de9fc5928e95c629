import type { CaptionStyle, VideoInfo } from '@talkgraph/media';
import type { CueStyle } from '@talkgraph/subtitles';

/** Line height of Noto Sans in em: sizes in ASS files count the whole line, as Windows does, not the em. */
const lineOfEm = 1.448;

/** A style of an ASS file as one that can be drawn; what it leaves out is as in `base`. */
export function captionStyleOf(style: CueStyle, base: CaptionStyle, { width, height }: VideoInfo): CaptionStyle {
  const short = Math.min(width, height);
  const size = style.size === undefined ? base.size : (style.size * height) / short / lineOfEm;
  // Lengths of a file are shares of the height; those of a look are shares of the font size.
  const em = (share: number) => (share * height) / short / size;
  const outlineWidth = style.outline === undefined ? base.look.outline?.width : em(style.outline);
  const { outline: _outline, box: _box, shadow: _shadow, ...look } = base.look;
  const outlineColour = style.outlineColour ?? base.look.outline?.colour ?? '#000000';
  const shadow = style.shadow === undefined ? base.look.shadow : shadowOf(em(style.shadow));
  return {
    size,
    highlight: style.colour ?? base.highlight,
    look: {
      ...look,
      ...(style.bold !== undefined && { weight: style.bold ? 700 : 450 }),
      ...(style.italic && { italic: true }),
      colour: style.colour ?? look.colour,
      ...(outlineWidth && { outline: { width: outlineWidth, colour: outlineColour } }),
      ...(shadow && { shadow }),
      ...(style.boxColour && { box: { colour: style.boxColour, paddingX: 0.3, paddingY: 0.1, radius: 0 } }),
    },
  };
}

function shadowOf(offset: number): NonNullable<CaptionStyle['look']['shadow']> | undefined {
  return offset > 0 ? { x: offset, y: offset, blur: 0.02, colour: '#000000a0' } : undefined;
}
