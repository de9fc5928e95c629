import { combo, float } from '@talkgraph/engine';

/** Nine places in a picture. */
export const anchors = [
  'top-left',
  'top',
  'top-right',
  'left',
  'center',
  'right',
  'bottom-left',
  'bottom',
  'bottom-right',
] as const;

export type Anchor = (typeof anchors)[number];

/** Where something lies in the picture. */
export const positionInput = {
  type: combo(anchors),
  choiceLabels: {
    'top-left': { en: 'Top left', zh: '左上' },
    top: { en: 'Top', zh: '顶部居中' },
    'top-right': { en: 'Top right', zh: '右上' },
    left: { en: 'Left', zh: '左侧居中' },
    center: { en: 'Centre', zh: '正中' },
    right: { en: 'Right', zh: '右侧居中' },
    'bottom-left': { en: 'Bottom left', zh: '左下' },
    bottom: { en: 'Bottom', zh: '底部居中' },
    'bottom-right': { en: 'Bottom right', zh: '右下' },
  },
  label: { en: 'Position', zh: '位置' },
  tooltip: { en: 'Where in the picture it lies.', zh: '在画面中的位置。' },
} as const;

/** How far from the edges. */
export const marginInput = {
  type: float,
  default: 4,
  min: 0,
  max: 45,
  step: 0.5,
  label: { en: 'Margin (%)', zh: '边距（%）' },
  tooltip: {
    en: "Distance from the edges, in percent of the picture's shorter side.",
    zh: '与画面边缘的距离，以画面短边的百分比表示。',
  },
} as const;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The middle of something of this size at an anchor, so far from the edges. */
export function centreAt(anchor: Anchor, picture: Size, { width, height }: Size, margin: number) {
  const left = anchor.endsWith('left');
  const right = anchor.endsWith('right');
  const top = anchor.startsWith('top');
  const bottom = anchor.startsWith('bottom');
  return {
    x: left ? margin + width / 2 : right ? picture.width - margin - width / 2 : picture.width / 2,
    y: top ? margin + height / 2 : bottom ? picture.height - margin - height / 2 : picture.height / 2,
  };
}

/** Percent of a picture's shorter side, in pixels: the same size in portrait and in landscape. */
export function shareOf(percent: number, { width, height }: Size): number {
  return (Math.min(width, height) * percent) / 100;
}

/** The largest size of this shape that has the wanted height and still fits between the margins. */
export function fittedSize(shape: Size, wantedHeight: number, picture: Size, margin: number): Size {
  const factor = Math.min(
    wantedHeight / shape.height,
    Math.max(2, picture.width - 2 * margin) / shape.width,
    Math.max(2, picture.height - 2 * margin) / shape.height,
  );
  return {
    width: Math.max(1, Math.round(shape.width * factor)),
    height: Math.max(1, Math.round(shape.height * factor)),
  };
}
