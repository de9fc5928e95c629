import Papa from 'papaparse';

/** Lines of a delimited text, whose delimiter is found out: a comma, a semicolon, a tab, also in full width. */
export function parseDelimited(text: string): string[][] {
  const delimitersToGuess = [',', '\t', ';', '，', '；'];
  return Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimitersToGuess }).data;
}
