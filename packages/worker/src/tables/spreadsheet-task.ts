import { Worker } from 'node:worker_threads';
import type { TableDocument } from '@talkgraph/nodes';

/** What the thread is asked for. */
export type SpreadsheetTask =
  | { readonly kind: 'read'; readonly path: string; readonly sheet: string }
  | { readonly kind: 'write'; readonly path: string; readonly table: TableDocument };

/** What the thread answers. */
export type SpreadsheetAnswer =
  | { readonly kind: 'lines'; readonly lines: readonly (readonly string[])[]; readonly formulasWithoutResult: number }
  | { readonly kind: 'no-sheet'; readonly sheets: readonly string[] }
  | { readonly kind: 'broken'; readonly problem: string }
  | { readonly kind: 'written' };

/** Has a thread read or write a workbook, and ends it when the signal is aborted. */
export async function runSpreadsheetTask(task: SpreadsheetTask, signal?: AbortSignal): Promise<SpreadsheetAnswer> {
  signal?.throwIfAborted();
  const thread = new Worker(new URL('./spreadsheet-thread.js', import.meta.url), { workerData: task });
  const end = () => void thread.terminate();
  signal?.addEventListener('abort', end);
  try {
    return await new Promise<SpreadsheetAnswer>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      // Without an answer before, it was ended from outside.
      thread.once('exit', () => reject(signal?.reason ?? new RangeError('The thread that reads workbooks has ended')));
    });
  } finally {
    signal?.removeEventListener('abort', end);
    await thread.terminate();
  }
}
