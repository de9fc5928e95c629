import type { CuePlace } from '@talkgraph/subtitles';

/** Where captions stand in a picture, as shares of its height, counted from the edge that they stand at. */
export interface CaptionPosition {
  readonly vertical: 'top' | 'middle' | 'bottom';
  /** Left out: clear of what players and platforms draw over the picture. */
  readonly margin?: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Margins that keep clear of controls. Landscape: the action-safe area of EBU R 95 (5 %). Portrait: short-video apps
 * draw captions and buttons over about the lowest fifth and the highest tenth.
 */
export function safeMargin(vertical: CaptionPosition['vertical'], { width, height }: Size): number {
  if (vertical === 'middle') return 0;
  if (height > width) return vertical === 'bottom' ? 0.215 : 0.12;
  return vertical === 'bottom' ? 0.065 : 0.06;
}

/** The widest a caption may be: portrait pictures have buttons at the right edge. */
export function captionWidth({ width, height }: Size): number {
  return width * (height > width ? 0.86 : 0.88);
}

/**
 * Left upper corner of a text of this size. `stacked` is how far it is moved away from its edge, over captions that are
 * already there.
 */
export function placeCaption(
  text: Size,
  picture: Size,
  position: CaptionPosition,
  place: CuePlace | undefined,
  stacked: number,
): { readonly x: number; readonly y: number } {
  const vertical = place?.vertical ?? position.vertical;
  const horizontal = place?.horizontal ?? 'center';
  const side = picture.width * 0.06;
  const anchorX = place?.x ?? (horizontal === 'left' ? side : horizontal === 'right' ? picture.width - side : 0.5);
  const x = place?.x !== undefined || horizontal === 'center' ? anchorX * picture.width : anchorX;
  const left = horizontal === 'left' ? x : horizontal === 'right' ? x - text.width : x - text.width / 2;
  const own = vertical === position.vertical ? position.margin : undefined;
  const margin = (own ?? safeMargin(vertical, picture)) * picture.height;
  const y =
    place?.y !== undefined
      ? place.y * picture.height
      : vertical === 'top'
        ? margin + stacked
        : vertical === 'middle'
          ? picture.height / 2 + stacked
          : picture.height - margin - stacked;
  const top = vertical === 'top' ? y : vertical === 'middle' ? y - text.height / 2 : y - text.height;
  const within = (at: number, length: number, room: number) => Math.min(Math.max(0, room - length), Math.max(0, at));
  return {
    x: Math.round(within(left, text.width, picture.width)),
    y: Math.round(within(top, text.height, picture.height)),
  };
}
