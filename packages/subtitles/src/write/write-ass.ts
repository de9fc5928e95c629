import { assAlignmentOf } from '../read/ass-alignment.js';
import { toAssColour } from '../read/ass-style.js';
import type { Cue, CueStyle, SubtitlesDocument } from '../subtitles-document.js';
import { timeCode } from '../time-code.js';

/** The size that lengths of the written file count in: 1080p, so that they are easy to read. */
const [width, height] = [1920, 1080];

/** A style for cues that name none: white with a black rim, at the bottom. */
const standard: CueStyle = {
  name: 'Default',
  font: 'Noto Sans SC',
  size: 0.06,
  bold: true,
  colour: '#ffffff',
  waitingColour: '#ffd966',
  outlineColour: '#000000',
  outline: 0.003,
  margin: 0.06,
};

/** Writes ASS (v4.00+): styles, places, and words as karaoke (`\kf`). */
export function writeAss({ cues, styles = [] }: SubtitlesDocument): string {
  const own = styles.some((style) => style.name === standard.name) ? styles : [standard, ...styles];
  return `${[
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${width}`,
    `PlayResY: ${height}`,
    'WrapStyle: 0',
    'ScaledBorderAndShadow: yes',
    '',
    '[V4+ Styles]',
    'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
    ...own.map(styleLine),
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    ...cues.map(eventLine),
  ].join('\r\n')}\r\n`;
}

function styleLine(given: CueStyle): string {
  const style = { ...standard, ...given };
  const units = (share: number | undefined) => Math.round((share ?? 0) * height * 10) / 10;
  const flag = (on: boolean | undefined) => (on ? -1 : 0);
  const fields = [
    style.name.replaceAll(',', ' '),
    (style.font ?? 'Noto Sans SC').replaceAll(',', ' '),
    units(style.size),
    toAssColour(style.colour ?? '#ffffff'),
    toAssColour(style.waitingColour ?? '#ffd966'),
    toAssColour(style.boxColour ?? style.outlineColour ?? '#000000'),
    '&H80000000',
    flag(style.bold),
    flag(style.italic),
    '0,0,100,100,0,0',
    style.boxColour ? 3 : 1,
    units(style.outline),
    units(style.shadow),
    style.place ? assAlignmentOf(style.place) : 2,
    '96,96',
    Math.round(units(style.margin)),
    1,
  ];
  return `Style: ${fields.join(',')}`;
}

function eventLine(cue: Cue): string {
  const times = `${timeCode(cue.startSeconds, '.', 2, 1)},${timeCode(cue.endSeconds, '.', 2, 1)}`;
  return `Dialogue: 0,${times},${(cue.style ?? standard.name).replaceAll(',', ' ')},,0,0,0,,${placeTags(cue)}${textOf(cue)}`;
}

function placeTags({ place }: Cue): string {
  if (!place) return '';
  const at =
    place.x === undefined || place.y === undefined ? '' : `\\pos(${px(place.x, width)},${px(place.y, height)})`;
  return `{\\an${assAlignmentOf(place)}${at}}`;
}

function px(share: number, length: number): number {
  return Math.round(share * length);
}

/** Words count hundredths from the one before, silence between them included, so that rounding does not add up. */
function textOf({ text, words, startSeconds }: Cue): string {
  if (!words) return escaped(text);
  let hundredths = 0;
  return words
    .map((word) => {
      const before = Math.max(0, Math.round((word.startSeconds - startSeconds) * 100) - hundredths);
      const until = Math.round((word.endSeconds - startSeconds) * 100);
      const length = Math.max(0, until - hundredths - before);
      hundredths += before + length;
      return `${before > 0 ? `{\\k${before}}` : ''}{\\kf${length}}${escaped(word.text)}`;
    })
    .join('');
}

/** Braces would open override tags; there is no escape for them that all players know. */
function escaped(text: string): string {
  return text.replaceAll('{', '(').replaceAll('}', ')').replaceAll('\\', '/').replaceAll('\n', '\\N');
}
