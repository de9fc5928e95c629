import { type ParsedASS, type ParsedASSEvent, parse } from 'ass-compiler';
import type { Cue, CuePlace, CueStyle, CueWord } from '../subtitles-document.js';
import { assAlignment, ssaAlignment } from './ass-alignment.js';
import { assStyle } from './ass-style.js';
import type { CueCollector } from './read-result.js';
import { textLines } from './text-lines.js';

/** What the numbers of a file are shares of. */
interface ScriptSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Reads ASS and SSA: styles, places (`\an`, `\a`, `\pos`), line breaks and karaoke (`\k`, `\K`, `\kf`, `\ko`), which
 * becomes words. Drawings, movement and effects are left out, with a remark.
 */
export function readAss(text: string, into: CueCollector): readonly CueStyle[] {
  const lines = textLines(text);
  const clean = lines.map((line) => line.text).join('\n');
  const parsed = parse(clean);
  const size = sizeOf(parsed);
  const old = !/^\s*\[v4\+ styles\]/im.test(clean) && /^\s*\[v4 styles\]/im.test(clean);
  const styles = parsed.styles.style.flatMap((style) => assStyle(style, size.height, old) ?? []);
  const known = new Map(styles.map((style) => [style.name, style]));
  const numbers = lines.filter((line) => /^\s*Dialogue\s*:/i.test(line.text)).map((line) => line.number);
  const notes = new Set<string>();
  for (const [k, event] of parsed.events.dialogue.entries()) {
    readEvent(event, numbers[k] ?? 1, { size, known, notes }, into);
  }
  return styles;
}

interface Reading {
  readonly size: ScriptSize;
  readonly known: ReadonlyMap<string, CueStyle>;
  /** What was remarked already. */
  readonly notes: Set<string>;
}

function readEvent(event: ParsedASSEvent, line: number, reading: Reading, into: CueCollector): void {
  const { Start: startSeconds, End: endSeconds, Text: content } = event;
  if (!Number.isFinite(startSeconds) || !Number.isFinite(endSeconds) || content === undefined) {
    into.problem(
      line,
      'its times or its text are missing; a line begins "Dialogue: 0,0:00:01.00,0:00:02.50,".',
      '缺少时间或文字，正确格式以“Dialogue: 0,0:00:01.00,0:00:02.50,”开头。',
    );
    return;
  }
  if (content.parsed.some((part) => part.drawing.length > 0)) {
    noteOnce(reading, line, into, 'drawings are left out.', '矢量绘图已略过。');
    return;
  }
  const style = reading.known.has(event.Style) ? event.Style : undefined;
  const place = placeOf(event, reading.size);
  into.add(line, {
    startSeconds,
    endSeconds,
    ...spokenText(content.parsed, startSeconds, endSeconds),
    ...(style !== undefined && { style }),
    ...(place && { place }),
  });
}

function noteOnce({ notes }: Reading, line: number, into: CueCollector, en: string, zh: string): void {
  if (notes.has(en)) return;
  notes.add(en);
  into.problem(line, en, zh);
}

/** Text without override tags; where there are karaoke tags, its parts with their times. They count hundredths. */
function spokenText(
  parts: ParsedASSEvent['Text']['parsed'],
  startSeconds: number,
  endSeconds: number,
): Pick<Cue, 'text' | 'words'> {
  const words: CueWord[] = [];
  let at = startSeconds;
  let karaoke = false;
  for (const part of parts) {
    const tags = Object.assign({}, ...part.tags) as Partial<Record<'k' | 'K' | 'kf' | 'ko' | 'kt', number>>;
    if (tags.kt !== undefined) at = startSeconds + tags.kt / 100;
    const length = tags.k ?? tags.kf ?? tags.ko ?? tags.K;
    const end = length === undefined ? at : Math.min(endSeconds, at + length / 100);
    karaoke ||= length !== undefined;
    const text = plainText(part.text);
    if (text !== '') words.push({ text, startSeconds: at, endSeconds: end });
    at = Math.max(at, end);
  }
  const text = words.map((word) => word.text).join('');
  return karaoke ? { text, words } : { text: text.trim() };
}

/** `\N` and `\n` break lines, `\h` is a space that does not. */
function plainText(text: string): string {
  return text
    .replace(/ *\\[Nn] */g, '\n')
    .replaceAll('\\h', '\u00a0')
    .replaceAll('{', '')
    .replaceAll('}', '');
}

function placeOf(event: ParsedASSEvent, size: ScriptSize): CuePlace | undefined {
  const tags = Object.assign({}, ...event.Text.parsed.flatMap((part) => part.tags)) as {
    readonly an?: number;
    readonly a?: number;
    readonly pos?: readonly number[];
    readonly move?: readonly number[];
  };
  const base = tags.an !== undefined ? assAlignment(tags.an) : tags.a === undefined ? undefined : ssaAlignment(tags.a);
  const [x, y] = tags.pos ?? tags.move ?? [];
  if (x === undefined || y === undefined || size.width <= 0 || size.height <= 0) return base;
  return { ...(base ?? { vertical: 'bottom', horizontal: 'center' }), x: x / size.width, y: y / size.height };
}

/** PlayRes, by the rules of libass: 384x288 where neither is given, 4:3 where one is. */
function sizeOf({ info }: ParsedASS): ScriptSize {
  const [width, height] = [Number(info.PlayResX) || 0, Number(info.PlayResY) || 0];
  if (width > 0 && height > 0) return { width, height };
  if (width > 0) return { width, height: (width * 3) / 4 };
  if (height > 0) return { width: (height * 4) / 3, height };
  return { width: 384, height: 288 };
}
