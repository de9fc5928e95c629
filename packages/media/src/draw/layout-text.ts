import type { SKRSContext2D } from '@napi-rs/canvas';
import { breakLines } from '@talkgraph/subtitles';
import { canvasLibrary } from './canvas-library.js';
import { familyOrder, fontLibrary } from './font-library.js';
import { type RunKind, scriptRuns } from './script-runs.js';
import type { TextLook } from './text-look.js';

/** Characters drawn together with one list of fonts. */
export interface TextRun {
  readonly text: string;
  /** Value of a canvas' `font`. */
  readonly font: string;
  /** From the left edge of the line, in pixels. */
  readonly x: number;
  readonly width: number;
}

export interface TextLine {
  readonly text: string;
  readonly runs: readonly TextRun[];
  readonly width: number;
  /** From the text's left and top edges, in pixels. */
  readonly x: number;
  readonly baseline: number;
}

/** A text laid out: its lines inside a rectangle that begins at 0, 0. */
export interface TextLayout {
  readonly lines: readonly TextLine[];
  readonly width: number;
  readonly height: number;
  /** Font size that was used, in pixels. */
  readonly size: number;
  readonly look: TextLook;
  /** Width of a text in this look and size. */
  measure(text: string): number;
}

export interface LayoutOptions {
  /** Font size in pixels. */
  readonly size: number;
  readonly maxWidth: number;
  /** With `smallest`, the size shrinks until the text takes no more lines. */
  readonly maxLines?: number;
  /** Smallest share of the size. */
  readonly smallest?: number;
  readonly language?: string;
}

/** Ascent of Noto Sans CJK's ideographic box: 0.88 em above the baseline, 0.12 below. */
const ideographicAscent = 0.88;

/**
 * Lays a text out: lines no wider than allowed, broken by the customs of Chinese, Japanese and Western typesetting. Lines
 * that the author broke stay as they are where they fit; otherwise the text is broken anew as a whole.
 */
export function layoutText(text: string, look: TextLook, options: LayoutOptions): TextLayout {
  const { maxLines = Number.POSITIVE_INFINITY, smallest = 1 } = options;
  for (let share = 1; ; share -= 0.05) {
    const layout = layoutAt(text, look, { ...options, size: options.size * Math.max(share, smallest) });
    if (layout.lines.length <= maxLines || share - 0.05 < smallest) return layout;
  }
}

function layoutAt(text: string, look: TextLook, { size, maxWidth, language }: LayoutOptions): TextLayout {
  const pen = new TextPen(look, size, language);
  const wanted = text.split('\n').map((line) => line.trim());
  const fits = wanted.every((line) => pen.measure(line) <= maxWidth);
  const texts = fits
    ? wanted
    : breakLines(joined(wanted), {
        maxWidth,
        measure: (part) => pen.measure(part),
        ...(language !== undefined && { language }),
      });
  const lines = texts.map((line) => pen.runs(line));
  const width = Math.max(0, ...lines.map((line) => line.width));
  const step = size * look.lineHeight;
  const first = (step - size) / 2 + size * ideographicAscent;
  return {
    lines: lines.map((line, i) => ({
      ...line,
      x: shiftOf(look.align, width - line.width),
      baseline: first + i * step,
    })),
    width,
    height: step * lines.length,
    size,
    look,
    measure: (text) => pen.measure(text),
  };
}

/** Lines as one text: a blank between them where letters would touch, none beside Chinese characters. */
function joined(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    const touch = /[\p{L}\p{N}.,;:!?%)"'’”]$/u.test(text) && !/[\u3000-\u9fff\uff00-\uffef]$/.test(text);
    return `${text}${touch && !/^[\u3000-\u9fff\uff00-\uffef]/.test(line) ? ' ' : ''}${line}`;
  });
}

function shiftOf(align: TextLook['align'], room: number): number {
  return align === 'left' ? 0 : align === 'right' ? room : room / 2;
}

/** Curly quotes have one code for Chinese (a square wide) and English; of the CJK families Korean draws the narrow ones. */
const proportionalQuotes = ['kr', 'sc'] as const;

/** Measures texts of one look and size. */
class TextPen {
  readonly #look: TextLook;
  readonly #size: number;
  readonly #language: string | undefined;
  readonly #widths = new Map<string, number>();

  constructor(look: TextLook, size: number, language: string | undefined) {
    this.#look = look;
    this.#size = size;
    this.#language = language;
  }

  measure(text: string): number {
    const known = this.#widths.get(text);
    if (known !== undefined) return known;
    const { width } = this.runs(text);
    this.#widths.set(text, width);
    return width;
  }

  runs(text: string): Pick<TextLine, 'text' | 'runs' | 'width'> {
    let x = 0;
    const runs = scriptRuns(text).map(({ text: part, kind }) => {
      const font = this.#fontFor(part, kind);
      const context = measuring();
      usePen(context, font, this.#look, this.#size);
      const run = { text: part, font, x, width: context.measureText(part).width };
      x += run.width;
      return run;
    });
    return { text, runs, width: x };
  }

  #fontFor(text: string, kind: RunKind): string {
    const { weight, italic, font } = this.#look;
    const order = kind === 'quote' ? proportionalQuotes : familyOrder(this.#language);
    const families = kind === 'emoji' ? [fontLibrary.emojiFamily()] : fontLibrary.familiesFor(text, order, font);
    const names = [...families.map((name) => `"${name}"`), 'sans-serif'].join(', ');
    return `${italic ? 'italic ' : ''}${weight} ${this.#size}px ${names}`;
  }
}

/** Prepares a canvas to measure or draw a run. */
export function usePen(context: SKRSContext2D, font: string, look: TextLook, size: number): void {
  context.font = font;
  context.fontVariationSettings = `"wght" ${look.weight}`;
  context.letterSpacing = `${(look.letterSpacing ?? 0) * size}px`;
  context.textBaseline = 'alphabetic';
}

let measuringContext: SKRSContext2D | undefined;

function measuring(): SKRSContext2D {
  measuringContext ??= canvasLibrary().createCanvas(1, 1).getContext('2d');
  return measuringContext;
}
