import type { Cue, CuePlace, CueWord } from '../subtitles-document.js';
import { secondsOf } from '../time-code.js';
import { decodeEntities, tidyLines } from './plain-text.js';
import type { CueCollector } from './read-result.js';
import { type NumberedLine, textBlocks, textLines } from './text-lines.js';

const arrow = '-->';

/**
 * Reads WebVTT (W3C): cue ids, settings for the place, entities, tags, and times inside a cue, which become words. NOTE,
 * STYLE and REGION blocks are left out.
 * @returns the language that the header names, as many programs write it (`Language: zh`)
 */
export function readVtt(text: string, into: CueCollector): string | undefined {
  const lines = textLines(text);
  const blocks = textBlocks(lines);
  const header = blocks[0]?.[0]?.text.startsWith('WEBVTT') ? blocks.shift() : undefined;
  if (!header) into.problem(1, 'it does not begin with "WEBVTT".', '文件没有以“WEBVTT”开头。');
  for (const block of blocks) {
    if (/^(NOTE|STYLE|REGION)\b/.test(block[0]?.text ?? '') && !block[0]?.text.includes(arrow)) continue;
    readBlock(block, into);
  }
  const language = header?.map((line) => /^Language:\s*([\w-]+)/i.exec(line.text)?.[1]).find((tag) => tag);
  return language;
}

function readBlock(block: readonly NumberedLine[], into: CueCollector): void {
  const at = block.findIndex((line) => line.text.includes(arrow));
  const head = block[at];
  if (!head) {
    const { number } = block[0] as NumberedLine;
    into.problem(number, 'a cue without a line of times was left out.', '此处的字幕没有时间行，已略过。');
    return;
  }
  const [from = '', rest = ''] = head.text.split(arrow);
  const [to = '', ...settings] = rest.trim().split(/\s+/);
  const [startSeconds, endSeconds] = [secondsOf(from), secondsOf(to)];
  if (startSeconds === undefined || endSeconds === undefined) {
    const wrong = startSeconds === undefined ? from.trim() : to;
    into.problem(
      head.number,
      `"${wrong}" is no time; times look like 00:01:02.500.`,
      `“${wrong}”不是时间，正确格式如 00:01:02.500。`,
    );
    return;
  }
  const raw = block.slice(at + 1).map((line) => line.text);
  const place = placeOf(settings);
  const timed = timedText(raw.join('\n'), startSeconds, endSeconds);
  into.add(head.number, { startSeconds, endSeconds, ...timed, ...(place && { place }) });
}

/** Splits cue text at its inner times (`<00:01.500>`) and takes tags out. */
function timedText(raw: string, startSeconds: number, endSeconds: number): Pick<Cue, 'text' | 'words'> {
  const pieces = raw.split(/<((?:\d+:)?\d{1,3}:\d{1,2}[.,]\d{1,3})>/);
  if (pieces.length === 1) return { text: tidyLines(plain(raw)) };
  const words: CueWord[] = [];
  let start = startSeconds;
  for (let i = 0; i < pieces.length; i += 2) {
    const text = plain(pieces[i] as string);
    const next = pieces[i + 1];
    const end = next === undefined ? endSeconds : (secondsOf(next) ?? start);
    if (text !== '') words.push({ text, startSeconds: start, endSeconds: Math.max(start, end) });
    start = Math.max(start, end);
  }
  return { text: words.map((word) => word.text).join(''), words };
}

function plain(raw: string): string {
  return decodeEntities(raw.replace(/<\/?[a-z][^<>]*>|<\/>/gi, ''));
}

/** Place from `line`, `position` and `align`; undefined where they say nothing. Percentages are shares of the picture. */
function placeOf(settings: readonly string[]): CuePlace | undefined {
  const said = new Map(settings.map((setting) => setting.split(':', 2) as [string, string]));
  const share = (text: string | undefined) => {
    const percent = /^(\d{1,3}(?:\.\d+)?)%/.exec(text ?? '')?.[1];
    return percent === undefined ? undefined : Number(percent) / 100;
  };
  const [line, y, x] = [said.get('line'), share(said.get('line')), share(said.get('position'))];
  const align = said.get('align');
  const horizontal =
    align === 'start' || align === 'left' ? 'left' : align === 'end' || align === 'right' ? 'right' : 'center';
  const lineNumber = Number.parseInt(line ?? '', 10);
  const top = y === undefined ? lineNumber >= 0 && lineNumber < 8 : y < 0.5;
  if (!top && x === undefined && horizontal === 'center' && y === undefined) return undefined;
  return {
    vertical: top ? 'top' : 'bottom',
    horizontal,
    ...(x !== undefined && { x }),
    ...(y !== undefined && { y }),
  };
}
