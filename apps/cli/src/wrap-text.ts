import stringWidth from 'string-width';

/**
 * Breaks text into lines of at most `width` terminal columns: at spaces, and between Chinese characters, of which each
 * takes two columns. A line does not begin with a closing punctuation mark. Line breaks in the text are kept.
 */
export function wrapText(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width).join('\n'))
    .join('\n');
}

const pieces = /[\p{Script=Han}“‘（《][，。、；：！？）》”’…]*|[^\s\p{Script=Han}“‘（《]+|\s+/gu;

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(pieces)) {
    if (stringWidth(line + piece) > width && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  return [...lines, line];
}
