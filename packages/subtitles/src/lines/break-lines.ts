import { breakPoints, graphemes } from './break-points.js';
import { columnsOf } from './character-classes.js';

export interface BreakLinesOptions {
  /** The widest a line may be, in the unit that `measure` answers. */
  readonly maxWidth: number;
  /** Width of a text; the default counts columns (2 for a Chinese character, 1 for a Latin letter). */
  readonly measure?: (text: string) => number;
  /** BCP 47 tag, which helps to find words. */
  readonly language?: string;
}

/** A line as a part of a text. */
interface Unit {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  /** Width of the blanks at its end, which take no room at the end of a line. */
  readonly blank: number;
  /** Cost of ending a line behind it. */
  readonly cost: number;
}

/**
 * Breaks a text into as few lines as it needs and makes them about equally long, with breaks at good places (see
 * `breakPoints`). `\n` in the text breaks always. What is wider than a line by itself is broken between characters.
 * @returns lines without blanks at their ends; at least one
 */
export function breakLines(text: string, options: BreakLinesOptions): string[] {
  return text.split('\n').flatMap((paragraph) => brokenParagraph(paragraph.trim(), options));
}

function brokenParagraph(text: string, options: BreakLinesOptions): string[] {
  const measure = options.measure ?? columnsOf;
  if (text === '' || measure(text) <= options.maxWidth) return [text];
  const units = unitsOf(text, measure, options);
  const fewest = fewestLines(units, options.maxWidth);
  const ends = bestEnds(units, options.maxWidth, fewest);
  let from = 0;
  return ends.map((end) => {
    const line = text.slice((units[from] as Unit).from, (units[end - 1] as Unit).to).trim();
    from = end;
    return line;
  });
}

/** Parts of the text that are kept together, those that are too wide broken up. */
function unitsOf(text: string, measure: (text: string) => number, options: BreakLinesOptions): Unit[] {
  const units: Unit[] = [];
  let from = 0;
  for (const { at, cost } of breakPoints(text, options.language)) {
    const part = text.slice(from, at);
    const width = measure(part);
    const blank = width - measure(part.trimEnd());
    if (width - blank <= options.maxWidth) units.push({ from, to: at, width, blank, cost });
    else {
      for (const { segment, index } of graphemes(part)) {
        const start = from + index;
        units.push({ from: start, to: start + segment.length, width: measure(segment), blank: 0, cost: 1 });
      }
    }
    from = at;
  }
  return units;
}

function fewestLines(units: readonly Unit[], maxWidth: number): number {
  let lines = 1;
  let width = 0;
  for (const unit of units) {
    if (width + unit.width - unit.blank > maxWidth && width > 0) {
      lines++;
      width = 0;
    }
    width += unit.width;
  }
  return lines;
}

/**
 * Where lines end, as indices behind units, for exactly so many lines: the least sum of squared empty parts (so that all
 * are about as long as the mean) and costs of breaks. Shortest path over units × lines.
 */
function bestEnds(units: readonly Unit[], maxWidth: number, lines: number): number[] {
  const sums = [0];
  for (const unit of units) sums.push((sums.at(-1) as number) + unit.width);
  const mean = (sums.at(-1) as number) / lines;
  const costTo: number[][] = [[0, ...units.map(() => Number.POSITIVE_INFINITY)]];
  const cameFrom: number[][] = [];
  for (let line = 1; line <= lines; line++) {
    const before = costTo[line - 1] as number[];
    const costs = [Number.POSITIVE_INFINITY];
    const from = [0];
    for (let end = 1; end <= units.length; end++) {
      let [best, bestFrom] = [Number.POSITIVE_INFINITY, end - 1];
      for (let start = end - 1; start >= 0; start--) {
        const { blank, cost: ownCost } = units[end - 1] as Unit;
        const width = (sums[end] as number) - (sums[start] as number) - blank;
        if (width > maxWidth && start < end - 1) break;
        const uneven = (width - mean) / maxWidth;
        const breakCost = end === units.length ? 0 : ownCost;
        const cost = (before[start] as number) + uneven * uneven * 2 + breakCost;
        if (cost < best) [best, bestFrom] = [cost, start];
      }
      costs.push(best);
      from.push(bestFrom);
    }
    costTo.push(costs);
    cameFrom.push(from);
  }
  const ends: number[] = [];
  for (let line = lines, end = units.length; line > 0; line--) {
    ends.unshift(end);
    end = (cameFrom[line - 1] as number[])[end] as number;
  }
  return ends;
}
