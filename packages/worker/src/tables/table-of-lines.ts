import type { JsonObject } from '@talkgraph/engine';
import type { TableDocument } from '@talkgraph/nodes';

/**
 * Makes a table of lines of cells. Lines without content are left out; columns without a name are called `column 3`, and
 * the second of two that share a name `name 2`.
 * @param headerRow the line that names the columns, counted from 1 over lines with content; 0 where none does
 */
export function tableOfLines(lines: readonly (readonly string[])[], headerRow: number): TableDocument {
  const filled = lines.filter((line) => line.some((cell) => cell.trim() !== ''));
  const body = filled.slice(headerRow);
  const header = headerRow > 0 ? (filled[headerRow - 1] ?? []) : [];
  const width = body.reduce((most, line) => Math.max(most, filledWidth(line)), filledWidth(header));
  const columns = columnNames(Array.from({ length: width }, (_, at) => header[at] ?? ''));
  return {
    columns,
    rows: body.map((line): JsonObject => Object.fromEntries(columns.map((name, at) => [name, line[at] ?? '']))),
  };
}

/** Spreadsheets often keep empty columns behind the last one in use. */
function filledWidth(line: readonly string[]): number {
  return line.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function columnNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return header.map((title, at) => {
    const wanted = title.trim().replaceAll(/\s+/g, ' ') || `column ${at + 1}`;
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted} ${count}`;
    taken.add(name);
    return name;
  });
}
