import type { Json, JsonObject } from '@talkgraph/engine';
import type { TableDocument } from '@talkgraph/worker';

/** What became of a row. */
export interface RowResult {
  /** Counted from 1. */
  readonly row: number;
  readonly status: 'done' | 'failed' | 'cancelled';
  /** Why it failed, in the user's language. */
  readonly reason?: string;
  readonly files: readonly string[];
  readonly seconds?: number;
  readonly runId?: string;
  /** It was done by an earlier call, which this one goes on with. */
  readonly earlier?: boolean;
}

/** The table with what became of its rows; rows that were not begun say so. */
export function reportTable({ columns, rows }: TableDocument, results: ReadonlyMap<number, RowResult>): TableDocument {
  const added = ['status', 'reason', 'files', 'seconds', 'run'].map((name) => ({ name, as: freeName(name, columns) }));
  return {
    columns: [...columns, ...added.map(({ as }) => as)],
    rows: rows.map((row, at): JsonObject => {
      const facts = factsOf(results.get(at + 1));
      return { ...row, ...Object.fromEntries(added.map(({ name, as }) => [as, facts[name] ?? ''])) };
    }),
  };
}

function factsOf(result: RowResult | undefined): Readonly<Record<string, Json>> {
  if (!result) return { status: 'not run' };
  const { status, reason = '', files, seconds, runId = '' } = result;
  return { status, reason, files: files.join('\n'), seconds: seconds === undefined ? '' : seconds, run: runId };
}

function freeName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? freeName(`run ${name}`, taken) : name;
}
