import type { LayerPixels } from '../ops/layer-planes.js';
import { canvasLibrary } from './canvas-library.js';
import { paintText } from './draw-text.js';
import { layoutText, type TextLayout } from './layout-text.js';
import type { TextLook } from './text-look.js';

/** One text of a block. Lengths here and below are shares of the picture's shorter side. */
export interface TitleText {
  readonly text: string;
  readonly look: TextLook;
  readonly size: number;
  /** It is shrunk, to half at most, to take no more lines. */
  readonly maxLines: number;
  /** Room above it, where it is not the first. */
  readonly gap?: number;
  /** A line drawn in that room. */
  readonly rule?: { readonly colour: string; readonly width: number; readonly thickness: number };
}

/** Texts under each other, placed together. */
export interface TitleBlock {
  readonly texts: readonly TitleText[];
  readonly align: 'left' | 'center' | 'right';
  /** Where it stands, as shares of the picture's width and height, and which of its points stands there. */
  readonly anchor: {
    readonly x: number;
    readonly y: number;
    readonly horizontal: 'left' | 'center' | 'right';
    readonly vertical: 'top' | 'middle' | 'bottom';
  };
  /** Share of the picture's width. */
  readonly maxWidth: number;
  readonly language?: string;
  readonly panel?: {
    readonly colour: string;
    readonly paddingX: number;
    readonly paddingY: number;
    readonly radius: number;
    readonly accentColour?: string;
  };
}

/** A drawn block, and where its left upper corner lies in the picture. */
export interface BlockPicture {
  readonly pixels: LayerPixels;
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room around a block for rims and shadows, as a share of the shorter side. */
const bleed = 0.03;

/** How wide the stripe at a panel's edge is; it stands on the side that the lines begin at. */
const accentWidth = 0.011;

/** Draws a block for a picture of this size. */
export function drawBlock(block: TitleBlock, picture: Size): BlockPicture {
  const unit = Math.min(picture.width, picture.height);
  const padX = (block.panel?.paddingX ?? 0) * unit;
  const padY = (block.panel?.paddingY ?? 0) * unit;
  const laid = layouts(block, block.maxWidth * picture.width - 2 * padX, unit);
  const width = Math.max(...laid.map(({ layout }) => layout.width));
  const height = laid.reduce((bottom, { top, layout }) => Math.max(bottom, top + layout.height), 0);
  const outer = { width: width + 2 * padX, height: height + 2 * padY };
  const edge = Math.ceil(bleed * unit);
  const canvas = canvasLibrary().createCanvas(Math.ceil(outer.width) + 2 * edge, Math.ceil(outer.height) + 2 * edge);
  const context = canvas.getContext('2d');
  context.translate(edge, edge);
  if (block.panel) {
    context.fillStyle = block.panel.colour;
    context.beginPath();
    context.roundRect(0, 0, outer.width, outer.height, block.panel.radius * unit);
    context.fill();
    if (block.panel.accentColour) {
      context.fillStyle = block.panel.accentColour;
      const stripe = accentWidth * unit;
      context.fillRect(block.align === 'right' ? outer.width - stripe : 0, 0, stripe, outer.height);
    }
  }
  for (const { layout, top, ruleTop, text } of laid) {
    const left = padX + shareOf(block.align) * (width - layout.width);
    context.save();
    context.translate(left, padY + top);
    paintText(context, layout);
    context.restore();
    if (!text.rule) continue;
    const ruleWidth = text.rule.width * unit;
    context.fillStyle = text.rule.colour;
    context.fillRect(
      padX + shareOf(block.align) * (width - ruleWidth),
      padY + ruleTop,
      ruleWidth,
      Math.max(2, text.rule.thickness * unit),
    );
  }
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const { x, y } = cornerOf(block, outer, picture);
  return { pixels: { width: canvas.width, height: canvas.height, channels: 4, data }, x: x - edge, y: y - edge };
}

interface LaidText {
  readonly text: TitleText;
  readonly layout: TextLayout;
  readonly top: number;
  readonly ruleTop: number;
}

function layouts({ texts, align, language }: TitleBlock, maxWidth: number, unit: number): LaidText[] {
  let bottom = 0;
  return texts.map((text, i) => {
    const gap = i === 0 ? 0 : (text.gap ?? 0) * unit;
    const layout = layoutText(
      text.text,
      { ...text.look, align },
      {
        size: text.size * unit,
        maxWidth,
        maxLines: text.maxLines,
        smallest: 0.5,
        ...(language !== undefined && { language }),
      },
    );
    const laid = { text, layout, top: bottom + gap, ruleTop: bottom + gap / 2 };
    bottom = laid.top + layout.height;
    return laid;
  });
}

function cornerOf({ anchor }: TitleBlock, block: Size, picture: Size): { readonly x: number; readonly y: number } {
  const shares = { top: 0, middle: 0.5, bottom: 1 } as const;
  return {
    x: Math.round(anchor.x * picture.width - shareOf(anchor.horizontal) * block.width),
    y: Math.round(anchor.y * picture.height - shares[anchor.vertical] * block.height),
  };
}

function shareOf(side: 'left' | 'center' | 'right'): number {
  return side === 'left' ? 0 : side === 'center' ? 0.5 : 1;
}
