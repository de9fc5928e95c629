import type { TextLook } from './text-look.js';

/** How captions look. */
export interface CaptionStyle {
  readonly look: TextLook;
  /** Font size as a share of the picture's shorter side. */
  readonly size: number;
  /** What words are drawn in once they are said, in karaoke. */
  readonly highlight: string;
}

const shadow = { x: 0, y: 0.035, blur: 0.1, colour: '#000000a0' } as const;

const base = { weight: 600, colour: '#ffffff', align: 'center', lineHeight: 1.28 } as const;

/** The styles to choose from. Sizes give 16 Chinese characters on a line of a portrait picture. */
export const captionStyles = {
  /** White with a black rim: readable on anything. */
  standard: {
    look: { ...base, outline: { width: 0.06, colour: '#000000e6' }, shadow },
    size: 0.053,
    highlight: '#ffd84d',
  },
  /** For small screens and noisy pictures. */
  large: {
    look: { ...base, weight: 800, outline: { width: 0.075, colour: '#000000' }, shadow },
    size: 0.07,
    highlight: '#ffd84d',
  },
  /** White on a dark, see-through box. */
  box: {
    look: { ...base, weight: 500, box: { colour: '#101418c4', paddingX: 0.5, paddingY: 0.14, radius: 0.18 } },
    size: 0.05,
    highlight: '#ffd84d',
  },
  /** White on blue with a stripe, as in news programmes. */
  news: {
    look: {
      ...base,
      weight: 600,
      align: 'left',
      box: { colour: '#0b2a5bf0', paddingX: 0.62, paddingY: 0.2, radius: 0, accentColour: '#e8b23a' },
    },
    size: 0.05,
    highlight: '#ffd84d',
  },
  /** Bold; words light up as they are said. */
  karaoke: {
    look: { ...base, weight: 800, outline: { width: 0.07, colour: '#1b1030' }, shadow },
    size: 0.062,
    highlight: '#ffcf33',
  },
  /** Slender, with a soft shadow only: for calm pictures. */
  cinema: {
    look: {
      ...base,
      weight: 450,
      colour: '#fbf7ea',
      letterSpacing: 0.02,
      outline: { width: 0.034, colour: '#000000b8' },
      shadow: { x: 0, y: 0.03, blur: 0.2, colour: '#000000d0' },
    },
    size: 0.048,
    highlight: '#ffd84d',
  },
} as const satisfies Readonly<Record<string, CaptionStyle>>;

export type CaptionStyleName = keyof typeof captionStyles;
