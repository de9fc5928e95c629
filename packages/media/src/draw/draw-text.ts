import type { SKRSContext2D } from '@napi-rs/canvas';
import type { LayerPixels } from '../ops/layer-planes.js';
import { canvasLibrary } from './canvas-library.js';
import { type TextLayout, usePen } from './layout-text.js';
import type { TextBox, TextLook } from './text-look.js';

/** A drawn text. The layout's left upper corner lies at `left`, `top` of its pixels. */
export interface TextPicture {
  readonly pixels: LayerPixels;
  readonly left: number;
  readonly top: number;
}

/** Draws a text: box, then shadow and rim, then letters. `colour` differs from the look's for the sung half of karaoke. */
export function drawText(layout: TextLayout, colour: string = layout.look.colour): TextPicture {
  const margin = marginOf(layout.look, layout.size);
  const width = Math.ceil(layout.width + margin.x * 2);
  const height = Math.ceil(layout.height + margin.y * 2);
  const canvas = canvasLibrary().createCanvas(Math.max(1, width), Math.max(1, height));
  const context = canvas.getContext('2d');
  context.translate(margin.x, margin.y);
  paintText(context, layout, colour);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return {
    pixels: { width: canvas.width, height: canvas.height, channels: 4, data },
    left: margin.x,
    top: margin.y,
  };
}

/** Draws a text on a canvas, its left upper corner at the canvas' origin. */
export function paintText(context: SKRSContext2D, layout: TextLayout, colour: string = layout.look.colour): void {
  drawBox(context, layout);
  drawLetters(context, layout, colour);
}

function drawBox(context: SKRSContext2D, { look, size, width, height }: TextLayout): void {
  const { box } = look;
  if (!box) return;
  const [x, y] = [box.paddingX * size, box.paddingY * size];
  context.fillStyle = box.colour;
  context.beginPath();
  context.roundRect(-x, -y, width + 2 * x, height + 2 * y, box.radius * size);
  context.fill();
  if (!box.accentColour) return;
  context.fillStyle = box.accentColour;
  context.fillRect(-x, -y, accentWidth(box, size), height + 2 * y);
}

function accentWidth({ paddingX }: TextBox, size: number): number {
  return Math.min(0.22, paddingX * 0.4) * size;
}

function drawLetters(context: SKRSContext2D, { lines, look, size }: TextLayout, colour: string): void {
  const { outline, shadow } = look;
  const each = (draw: (text: string, x: number, y: number) => void) => {
    for (const line of lines) {
      for (const run of line.runs) {
        usePen(context, run.font, look, size);
        draw(run.text, line.x + run.x, line.baseline);
      }
    }
  };
  context.lineJoin = 'round';
  if (shadow) {
    context.shadowColor = shadow.colour;
    context.shadowBlur = shadow.blur * size;
    context.shadowOffsetX = shadow.x * size;
    context.shadowOffsetY = shadow.y * size;
  }
  if (outline && outline.width > 0) {
    context.strokeStyle = outline.colour;
    // Half of a stroke lies under the letter.
    context.lineWidth = 2 * outline.width * size;
    each((text, x, y) => context.strokeText(text, x, y));
    context.shadowColor = 'transparent';
  }
  context.fillStyle = colour;
  each((text, x, y) => context.fillText(text, x, y));
}

/** Room around the layout for what reaches beyond it; a blur fades out at about its own radius. */
function marginOf({ outline, shadow, box }: TextLook, size: number): { readonly x: number; readonly y: number } {
  const rim = outline?.width ?? 0;
  const blur = shadow ? shadow.blur + Math.max(Math.abs(shadow.x), Math.abs(shadow.y)) : 0;
  // Accents and descenders of tall scripts may leave the line box.
  const ink = 0.12 + rim + blur;
  return {
    x: Math.ceil(size * Math.max(ink, box?.paddingX ?? 0)) + 1,
    y: Math.ceil(size * Math.max(ink, box?.paddingY ?? 0)) + 1,
  };
}
