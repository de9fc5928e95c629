import { type Clip, clipParams, parseColour } from '@talkgraph/media';

/** What is seen behind the person. */
export type Backdrop =
  /** The second clip of the recipe, which has the size, rate and length of the result. */
  | { readonly kind: 'clip' }
  /** One colour, or a gradient from top to bottom; as #RRGGBB. */
  | { readonly kind: 'colour'; readonly top: string; readonly bottom: string }
  /** The person's own background, out of focus: 0 to 1. */
  | { readonly kind: 'blur'; readonly strength: number };

/** How the person is told from the background. */
export type CutMode =
  /** By a model that knows people. `shrink` takes pixels (of a picture 720 high) off the edge. */
  | { readonly kind: 'person'; readonly shrink: number }
  /** By the colour of a screen, as #RRGGBB; that found along the borders when left out. The rest is 0 to 1. */
  | {
      readonly kind: 'screen';
      readonly colour?: string;
      readonly tolerance: number;
      readonly softness: number;
      readonly spill: number;
    };

/** Where the person stands: as filmed (in the middle where shapes differ), or with their middle there. */
export const personPlaces = ['as-filmed', 'left', 'centre', 'right'] as const;
export type PersonPlace = (typeof personPlaces)[number];

/** How a background is replaced. */
export interface BackgroundOptions {
  /** Size of the result; even. */
  readonly width: number;
  readonly height: number;
  readonly mode: CutMode;
  readonly backdrop: Backdrop;
  readonly place: PersonPlace;
  /** How far the person is raised above the lower edge, as a share of the height. */
  readonly raise: number;
  /** How far the person's light is brought to the background's, 0 to 1. */
  readonly light: number;
  /** How dark the person's shadow on the background is, 0 to 1. */
  readonly shadow: number;
}

/** The options of a recipe. @throws CLIP_PARAMS, COLOUR_UNREADABLE */
export function backgroundOptions(clip: Clip): BackgroundOptions {
  const options = clip.params as unknown as BackgroundOptions;
  const { width, height, backdrop, mode } = options;
  for (const side of [width, height]) {
    if (!Number.isSafeInteger(side) || side < 2 || side % 2 !== 0) {
      refuse(clip, 'width and height must be even and positive.', '宽度和高度必须是正偶数。');
    }
  }
  if (backdrop.kind === 'colour') {
    parseColour(backdrop.top);
    parseColour(backdrop.bottom);
  }
  if (mode.kind === 'screen' && mode.colour !== undefined) parseColour(mode.colour);
  if (backdrop.kind === 'blur' && mode.kind === 'screen') {
    refuse(clip, 'a screen cannot be blurred as a background.', '幕布模式不能使用背景虚化。');
  }
  return options;
}

function refuse(clip: Clip, en: string, zh: string): never {
  throw clipParams({ op: clip.op, en, zh });
}
