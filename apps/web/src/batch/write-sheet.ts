import Papa from 'papaparse';

/** A CSV file that Excel shows as it is, Chinese included: the mark tells it that the text is UTF-8. */
export function csvText(header: readonly string[], lines: readonly (readonly string[])[]): string {
  // A cell that begins like a formula would be run by Excel, and these texts come from files and messages.
  const rows = [header, ...lines].map((line) =>
    line.map((cell) => (/^[=+@\t\r]|^-(?!\d)/.test(cell) ? `'${cell}` : cell)),
  );
  return `\uFEFF${Papa.unparse(rows, { newline: '\r\n' })}`;
}
