/** A list of like objects as rows and columns. */
export interface JsonTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Columns beyond which a table is harder to read than a tree. */
const mostColumns = 12;

/** The table that a list of two or more flat objects makes; undefined for everything else. */
export function tableOf(value: object): JsonTable | undefined {
  if (!Array.isArray(value) || value.length < 2) return undefined;
  const rows: Record<string, unknown>[] = [];
  const columns = new Set<string>();
  for (const row of value as readonly unknown[]) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return undefined;
    rows.push(row as Record<string, unknown>);
    for (const [name, cell] of Object.entries(row)) {
      if (typeof cell === 'object' && cell !== null) return undefined;
      columns.add(name);
    }
  }
  if (columns.size === 0 || columns.size > mostColumns) return undefined;
  const names = [...columns];
  return { columns: names, rows: rows.map((row) => names.map((name) => cellText(row[name]))) };
}

/** Names and values of a flat object, such as a row of a table; undefined for everything else. */
export function fieldsOf(value: object): readonly (readonly [string, string])[] | undefined {
  if (Array.isArray(value)) return undefined;
  const fields = Object.entries(value);
  const isFlat = fields.every(([, field]) => typeof field !== 'object' || field === null);
  return fields.length > 0 && isFlat ? fields.map(([name, field]) => [name, cellText(field)]) : undefined;
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return '–';
  return typeof value === 'number' ? String(Math.round(value * 10_000) / 10_000) : String(value);
}
