/** A table as loops report it: the columns of the items, then `status`, `reason` and `result`. */
export interface ReportTable {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** One row of a report, as a mail shows it. */
export interface ReportRow {
  /** From 1. */
  readonly number: number;
  readonly status: 'done' | 'skipped' | 'failed';
  readonly reason: string;
  /** What its first columns say. */
  readonly title: string;
  readonly details: string;
  /** An address that a browser opens. */
  readonly link?: string;
  /** Where it lies, where there is no such address. */
  readonly address?: string;
  /** The file that was delivered, as workflows name it: `a/b.mp4 [output]`. */
  readonly file?: string;
}

const ownColumns = /^(status|reason|result(_\d+)?)$/;
const shownColumns = 3;

/** Reads the rows of a report. A table without `status` is a list of things that are done. */
export function readReport({ columns, rows }: ReportTable): readonly ReportRow[] {
  const named = columns.filter((column) => !ownColumns.test(column));
  return rows.map((row, index) => {
    const texts = named.map((column) => textOf(row[column])).filter((text) => text !== '');
    const [title = '', ...details] = texts.slice(0, shownColumns);
    const status = row.status === 'skipped' || row.status === 'failed' ? row.status : 'done';
    const results = columns.filter((column) => /^result/.test(column)).map((column) => resultOf(row[column]));
    const found = Object.assign({}, ...results.reverse()) as ReturnType<typeof resultOf>;
    return { number: index + 1, status, reason: textOf(row.reason), title, details: details.join(' · '), ...found };
  });
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** What a result says of where a file is: an address, or what a delivery answered, maybe as text. */
function resultOf(value: unknown): { readonly link?: string; readonly address?: string; readonly file?: string } {
  if (typeof value === 'string') return value.startsWith('{') ? resultOf(parsed(value)) : placeOf(value);
  if (typeof value !== 'object' || value === null) return {};
  const { link, address, file, filename, subfolder } = value as Readonly<Record<string, unknown>>;
  const from = typeof filename === 'string' ? value : file;
  return {
    ...(typeof address === 'string' && { address }),
    ...(typeof link === 'string' && /^https?:/.test(link) && { link }),
    ...(typeof from === 'object' && from !== null && { file: nameOf(from as Parameters<typeof nameOf>[0]) }),
    ...(typeof filename === 'string' &&
      address === undefined && { address: [subfolder, filename].filter(Boolean).join('/') }),
  };
}

function placeOf(text: string): ReturnType<typeof resultOf> {
  if (/^https?:\/\//.test(text)) return { link: text };
  if (text === '') return {};
  const address = text.slice(0, 300);
  // Loops show a saved file by its name below outputs/.
  return /^(?!\w+:)[^\r\n]+\.\w{2,4}$/.test(text) ? { address, file: `${text} [output]` } : { address };
}

function nameOf(file: { readonly filename: string; readonly subfolder?: string; readonly type?: string }): string {
  const path = file.subfolder ? `${file.subfolder}/${file.filename}` : file.filename;
  return `${path} [${file.type ?? 'output'}]`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
