import type { LocalizedText } from '@talkgraph/errors';
import type { RunSummary } from '@talkgraph/protocol';
import type { FileName } from '../api/file-address.js';
import type { LiveRun } from '../runs/live-run.js';
import type { BatchRow, RowRun } from './batch.js';
import { remarkKey } from './batch-column.js';

/** How far a row is. */
export type RowState =
  /** Never handed in, or changed since. */
  | { readonly kind: 'new' }
  | { readonly kind: 'sending' | 'waiting' | 'cancelled' }
  /** Handed in once, but the server has forgotten the run. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'running'; readonly share: number | undefined }
  | { readonly kind: 'done'; readonly seconds: number | undefined; readonly file: FileName | undefined }
  | { readonly kind: 'failed'; readonly text: LocalizedText; readonly node?: string };

/** What is known of a row's last run: by the batch itself, by the server's list, by the events as they come. */
export interface KnownRun {
  readonly row: BatchRow;
  readonly run: RowRun | undefined;
  readonly isSending: boolean;
  readonly summary: RunSummary | undefined;
  /** Whether the server's list has been read since the run was handed in. */
  readonly isListed: boolean;
  readonly share?: number | undefined;
}

/** Puts together what is known. */
export function rowState({ row, run, isSending, summary, isListed, share }: KnownRun): RowState {
  if (isSending) return { kind: 'sending' };
  if (!run) return { kind: 'new' };
  const hasEnded = summary ? summary.endedAt !== undefined : run.refusal !== undefined || isListed;
  if (hasEnded && !saysTheSame(row.cells, run.cells)) return { kind: 'new' };
  if (run.refusal) return { kind: 'failed', text: run.refusal };
  if (!summary) return { kind: isListed ? 'gone' : 'waiting' };
  switch (summary.state) {
    case 'pending':
      return { kind: 'waiting' };
    case 'running':
      return { kind: 'running', share };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'error':
      return failed(summary);
    default:
      return { kind: 'done', seconds: secondsOf(summary), file: summary.preview };
  }
}

/** Whether a row is on its way: it cannot be handed in again now. */
export function isBusy({ kind }: RowState): boolean {
  return kind === 'sending' || kind === 'waiting' || kind === 'running';
}

/** Share of the nodes of a run that are done, those at work counted in parts. */
export function shareOf({ nodes }: Pick<LiveRun, 'nodes'>): number | undefined {
  const all = Object.values(nodes);
  if (all.length === 0) return undefined;
  const sum = all.reduce((total, { state, progress }) => {
    if (state === 'done' || state === 'cached' || state === 'skipped') return total + 1;
    return total + (progress && progress.max > 0 ? progress.value / progress.max : 0);
  }, 0);
  return Math.min(1, sum / all.length);
}

function failed({ failure }: RunSummary): RowState {
  const text = failure?.text ?? { en: 'The run failed.', zh: '运行失败。' };
  return { kind: 'failed', text, ...(failure && { node: failure.display }) };
}

function secondsOf({ startedAt, endedAt }: RunSummary): number | undefined {
  return startedAt === undefined || endedAt === undefined ? undefined : (endedAt - startedAt) / 1000;
}

/** Remarks change no result. */
function saysTheSame(a: BatchRow['cells'], b: BatchRow['cells']): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  keys.delete(remarkKey);
  return [...keys].every((key) => (a[key] ?? '') === (b[key] ?? ''));
}
