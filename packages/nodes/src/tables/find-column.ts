import { nameKey } from './name-key.js';
import { tableColumnMissing } from './table-errors.js';

/**
 * The column that a user means: of exactly this name, else the one of this name whatever its case, width and spaces.
 * @throws TABLE_COLUMN_MISSING, which names the columns there are
 */
export function findColumn(columns: readonly string[], name: string): string {
  const found = knownColumn(columns, name);
  if (found === undefined) throw tableColumnMissing({ column: name, columns });
  return found;
}

/** As `findColumn`, undefined where there is none. */
export function knownColumn(columns: readonly string[], name: string): string | undefined {
  if (columns.includes(name)) return name;
  const key = nameKey(name);
  return columns.find((column) => nameKey(column) === key);
}
