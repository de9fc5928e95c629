import type { ParsedASSStyles } from 'ass-compiler';
import type { CueStyle } from '../subtitles-document.js';
import { assAlignment, ssaAlignment } from './ass-alignment.js';

/** A style of a file; undefined for one without a name. `height` is the PlayResY that its lengths count in. */
export function assStyle(style: ParsedASSStyles['style'][number], height: number, old: boolean): CueStyle | undefined {
  if (!style.Name) return undefined;
  const share = (text: string | undefined) => {
    const length = Number(text);
    return text === undefined || !Number.isFinite(length) ? undefined : length / height;
  };
  const boxed = style.BorderStyle === '3' || style.BorderStyle === '4';
  const alignment = Number(style.Alignment);
  return dropUndefined({
    name: style.Name,
    font: style.Fontname || undefined,
    size: share(style.Fontsize),
    bold: isOn(style.Bold),
    italic: isOn(style.Italic),
    colour: assColour(style.PrimaryColour),
    waitingColour: assColour(style.SecondaryColour),
    outlineColour: assColour(style.OutlineColour),
    outline: boxed ? 0 : share(style.Outline),
    boxColour: boxed ? assColour(style.BorderStyle === '4' ? style.BackColour : style.OutlineColour) : undefined,
    shadow: share(style.Shadow),
    place: old ? ssaAlignment(alignment) : assAlignment(alignment),
    margin: share(style.MarginV),
  });
}

function isOn(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : Number(text) !== 0;
}

/**
 * A colour as ASS writes it, `&HAABBGGRR` with alpha turned round (00 is opaque), or as a decimal number, as
 * `#rrggbb` or `#rrggbbaa`.
 */
export function assColour(text: string | undefined): string | undefined {
  const hex = /^&?H([0-9a-f]{1,8})&?$/i.exec(text?.trim() ?? '')?.[1];
  const decimal = /^-?\d+$/.exec(text?.trim() ?? '')?.[0];
  if (hex === undefined && decimal === undefined) return undefined;
  const value = hex === undefined ? Number(decimal) >>> 0 : Number.parseInt(hex, 16);
  const byte = (shift: number) => ((value >>> shift) & 255).toString(16).padStart(2, '0');
  const alpha = (255 - ((value >>> 24) & 255)).toString(16).padStart(2, '0');
  return `#${byte(0)}${byte(8)}${byte(16)}${alpha === 'ff' ? '' : alpha}`;
}

/** A colour `#rrggbb` or `#rrggbbaa` as ASS writes it. */
export function toAssColour(colour: string): string {
  const [, r = 'ff', g = 'ff', b = 'ff', a = 'ff'] = /^#(..)(..)(..)(..)?$/.exec(colour) ?? [];
  const alpha = (255 - Number.parseInt(a, 16)).toString(16).padStart(2, '0');
  return `&H${alpha}${b}${g}${r}`.toUpperCase();
}

type WithUndefined<T> = { readonly [K in keyof T]: T[K] | undefined };

function dropUndefined(style: WithUndefined<CueStyle>): CueStyle {
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined)) as unknown as CueStyle;
}
