import type { LogLine } from '@talkgraph/protocol';

/** Levels from the least to the most urgent. */
export const levels = ['debug', 'info', 'warn', 'error'] as const;
export type Level = (typeof levels)[number];

/** Which lines are shown. */
export interface LogFilter {
  /** This level and the more urgent ones. */
  readonly level: Level;
  /** Words that all have to be in the line. */
  readonly search: string;
  readonly runId?: string | undefined;
  readonly nodeId?: string | undefined;
}

/** Whether a line is shown. */
export function fitsFilter(line: LogLine, { level, search, runId, nodeId }: LogFilter): boolean {
  if (urgency(line.level) < levels.indexOf(level)) return false;
  if (runId !== undefined && runOf(line) !== runId) return false;
  if (nodeId !== undefined && !isOfNode(line, nodeId)) return false;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = lineText(line).toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Joins what is known with what came later; lines that came twice are kept once. */
export function joinLines(known: readonly LogLine[], more: readonly LogLine[], most: number): readonly LogLine[] {
  const last = known.at(-1)?.at ?? 0;
  // Only lines around the seam can be known already, unless a list was asked for anew.
  const seen = new Set(known.filter(({ at }) => at >= (more[0]?.at ?? last)).map(identity));
  const fresh = more.filter((line) => !seen.has(identity(line)));
  if (fresh.length === 0) return known;
  const all = [...known, ...fresh];
  if ((fresh[0]?.at ?? 0) < last) all.sort((a, b) => a.at - b.at);
  return all.slice(-most);
}

/** The run a line belongs to. */
export function runOf({ fields }: LogLine): string | undefined {
  const run = fields.run ?? fields.runId;
  return run === undefined ? undefined : String(run);
}

/** The node a line belongs to. */
export function nodeOf({ fields }: LogLine): string | undefined {
  const node = fields.node ?? fields.nodeId;
  return node === undefined ? undefined : String(node);
}

/** The facts of a line, as the log file writes them: `run=1 node=2`. */
export function fieldsText({ fields }: LogLine): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? quoted(value) : JSON.stringify(value)}`)
    .join(' ');
}

/** A line as the log file writes it. */
export function lineText(line: LogLine): string {
  const fields = fieldsText(line);
  return `${localTime(line.at)} ${line.level.toUpperCase().padEnd(5)} ${line.message}${fields && ` ${fields}`}`;
}

/** A time of today as clocks here show it, with milliseconds; of other days with the date. */
export function localTime(at: number): string {
  const time = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${date} ${clock}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

/** Expansions add nodes whose ids begin with that of the node on the canvas. */
function isOfNode(line: LogLine, nodeId: string): boolean {
  const node = nodeOf(line);
  return node === nodeId || (node?.startsWith(`${nodeId}.`) ?? false) || (node?.startsWith(`${nodeId}:`) ?? false);
}

function urgency(level: string): number {
  if (level === 'fatal') return levels.length;
  return level === 'trace' ? -1 : levels.indexOf(level as Level);
}

function identity(line: LogLine): string {
  return `${line.at} ${line.level} ${line.message} ${JSON.stringify(line.fields)}`;
}

function quoted(value: string): string {
  return /[\s"=]/.test(value) ? JSON.stringify(value) : value;
}
