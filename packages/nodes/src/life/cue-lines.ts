import type { ExpressionCue } from '@talkgraph/lipsync';
import type { TableDocument } from '../ports.js';
import { emotionNamed } from './emotion-names.js';
import { expressionLineUnclear, expressionRowUnclear } from './expression-errors.js';

const time = '(?:(?:\\d+:)?\\d+:)?\\d+(?:\\.\\d+)?';
/** `0:03 - 0:08 happy 0.8`; end and strength may be left out. */
const line = new RegExp(
  `^(${time})s?(?:\\s*(?:-|–|—|~|到|至|-->)\\s*(${time})s?)?\\s*[,，:：]?\\s*([\\p{L}]+)(?:\\s*[,，:：]?\\s*(\\d+(?:\\.\\d+)?))?$`,
  'u',
);

/**
 * Reads looks with times, one a line.
 * @throws EXPRESSION_LINE_UNCLEAR naming the first line that cannot be read
 */
export function readCueLines(text: string): ExpressionCue[] {
  return text.split(/\r?\n/).flatMap((each, i) => {
    const content = each.trim();
    if (content === '' || content.startsWith('#')) return [];
    const [, start, end, word, strength] = line.exec(content) ?? [];
    const emotion = word === undefined ? undefined : emotionNamed(word);
    if (start === undefined || !emotion) throw expressionLineUnclear({ line: i + 1, text: content });
    return [cueOf(secondsOf(start), end === undefined ? undefined : secondsOf(end), emotion, strength)];
  });
}

const columnNames = {
  start: ['start', 'from', 'begin', '开始', '起点', '开始时间'],
  end: ['end', 'to', 'until', '结束', '终点', '结束时间'],
  emotion: ['emotion', 'expression', 'look', '表情', '情绪', '情感'],
  strength: ['strength', 'intensity', '强度'],
} as const;

/**
 * Reads looks with times from a table with the columns start, end, emotion and strength; end and strength may be missing.
 * @throws EXPRESSION_ROW_UNCLEAR naming the first row that cannot be read
 */
export function readCueTable({ columns, rows }: TableDocument): ExpressionCue[] {
  const find = (names: readonly string[]) => columns.find((column) => names.includes(column.trim().toLowerCase()));
  const column = (key: keyof typeof columnNames) => find(columnNames[key]);
  return rows.map((row, i) => {
    const read = (key: keyof typeof columnNames) => {
      const name = column(key);
      return name === undefined ? '' : String(row[name] ?? '').trim();
    };
    const [start, end, emotion] = [read('start'), read('end'), emotionNamed(read('emotion'))];
    const clear = isTime(start) && (end === '' || isTime(end)) && emotion !== undefined;
    if (!clear) throw expressionRowUnclear({ row: i + 1, start, end, emotion: read('emotion') });
    return cueOf(secondsOf(start), end === '' ? undefined : secondsOf(end), emotion, read('strength'));
  });
}

function cueOf(
  startSeconds: number,
  endSeconds: number | undefined,
  emotion: ExpressionCue['emotion'],
  strength: string | undefined,
): ExpressionCue {
  const amount = Number(strength || 1);
  return {
    startSeconds,
    ...(endSeconds !== undefined && { endSeconds }),
    emotion,
    strength: Number.isFinite(amount) ? Math.min(1.5, amount) : 1,
  };
}

const isTime = (text: string) => new RegExp(`^${time}$`).test(text);

/** `12.5`, `1:02.5` or `1:00:02` as seconds. */
function secondsOf(text: string): number {
  return text.split(':').reduce((seconds, part) => 60 * seconds + Number(part), 0);
}
