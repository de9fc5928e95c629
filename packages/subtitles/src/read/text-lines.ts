/** A line of a file with its number, counted from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** The lines of a text, however they end; a byte order mark and zero characters are left out. */
export function textLines(text: string): NumberedLine[] {
  const clean = text.replace(/^\uFEFF/, '').replaceAll('\0', '');
  return clean.split(/\r\n|\n|\r/).map((line, i) => ({ number: i + 1, text: line }));
}

/** Groups of lines with blank lines between them. */
export function textBlocks(lines: readonly NumberedLine[]): NumberedLine[][] {
  const blocks: NumberedLine[][] = [];
  let open: NumberedLine[] | undefined;
  for (const line of lines) {
    if (line.text.trim() === '') open = undefined;
    else if (open) open.push(line);
    else {
      open = [line];
      blocks.push(open);
    }
  }
  return blocks;
}
