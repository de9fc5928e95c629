import type { BatchRow } from './batch.js';
import { newRow } from './batch.js';
import type { BatchColumn } from './batch-column.js';
import type { Sheet } from './read-sheet.js';

/** For each column of a sheet the key of the batch's column it goes to; undefined where it goes nowhere. */
export type HeaderMatch = readonly (string | undefined)[];

/**
 * Finds the columns that a sheet's header names: by name, or by label in either language, whatever the case and the
 * spaces. Each column is given once, to the first that names it.
 */
export function matchHeader(header: readonly string[], columns: readonly BatchColumn[]): HeaderMatch {
  const taken = new Set<string>();
  return header.map((title) => {
    const wanted = plain(title);
    const found = columns.find((column) => !taken.has(column.key) && wanted !== '' && namesOf(column).includes(wanted));
    if (found) taken.add(found.key);
    return found?.key;
  });
}

/** The rows of a sheet, with its columns put where they belong. */
export function sheetRows({ lines }: Sheet, match: HeaderMatch): readonly BatchRow[] {
  return lines.map((line) => {
    const cells = match.flatMap((key, index) =>
      key === undefined ? [] : [[key, (line[index] ?? '').trim()] as const],
    );
    return newRow(Object.fromEntries(cells));
  });
}

function namesOf({ key, label, named }: BatchColumn): readonly string[] {
  return [key, label.en, label.zh, ...(named ? [named.input, named.facts.label?.en, named.facts.label?.zh] : [])].map(
    plain,
  );
}

function plain(text: string | undefined): string {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '');
}
