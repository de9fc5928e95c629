import type { RunEvent } from '@talkgraph/engine';
import type { CliContext } from '../cli-context.js';
import { print, printJson, printNote } from '../print.js';
import type { RowResult } from './row-result.js';
import type { ReadyRow } from './run-row.js';

/** A line about the same row comes at most this often. */
const lineEveryMs = 5000;

/** Tells what becomes of rows as it happens: lines for people, or one JSON object a line. */
export interface RowTeller {
  started(row: ReadyRow): void;
  event(row: ReadyRow, event: RunEvent): void;
  ended(title: string, result: RowResult): void;
  summary(results: readonly RowResult[], titles: ReadonlyMap<number, string>): void;
}

export function createRowTeller(count: number, nameOf: (type: string) => string, context: CliContext): RowTeller {
  const { messages } = context;
  const texts = messages.table;
  const types = new Map<string, string>();
  const lastLine = new Map<number, number>();
  let over = 0;
  return {
    started({ row, title }) {
      lastLine.set(row, performance.now());
      printNote(texts.started(title));
    },
    event({ row, title }, event) {
      if (event.kind === 'node-started') types.set(`${row}/${event.node}`, event.type);
      if (event.kind !== 'node-progress' || event.total <= 0) return;
      const now = performance.now();
      if (now - (lastLine.get(row) ?? now) < lineEveryMs) return;
      lastLine.set(row, now);
      const node = nameOf(types.get(`${row}/${event.node}`) ?? '');
      printNote(texts.doing(title, node, Math.floor((100 * event.done) / event.total)));
    },
    ended(title, { status, reason = '', files, seconds = 0, earlier }) {
      over += 1;
      const share = `[${over}/${count}]`;
      if (status === 'failed') printNote(`${share} ${texts.failed(title, reason)}`);
      else if (status === 'cancelled') printNote(`${share} ${texts.cancelled(title)}`);
      else if (earlier) printNote(`${share} ${texts.earlier(title)}`);
      else printNote(`${share} ${texts.done(title, messages.seconds(seconds.toFixed(1)))}`);
      for (const file of files) print(messages.workflow.run.result(file));
    },
    summary(results, titles) {
      const of = (wanted: RowResult['status']) => results.filter(({ status }) => status === wanted);
      const failed = of('failed');
      printNote(texts.summary(of('done').length, failed.length, count - of('done').length - failed.length));
      for (const { row, reason = '' } of failed) printNote(texts.failed(titles.get(row) ?? String(row), reason));
    },
  };
}

/** The same for programs. */
export function createJsonTeller(): RowTeller {
  return {
    started: ({ row, title }) => printJson({ event: 'row-started', row, title }),
    event({ row }, event) {
      if (event.kind !== 'node-progress') return;
      const { node, done, total } = event;
      printJson({ event: 'row-progress', row, node, done, total });
    },
    ended: (title, result) => printJson({ event: 'row-ended', title, ...result }),
    summary(results) {
      const count = (wanted: RowResult['status']) => results.filter(({ status }) => status === wanted).length;
      printJson({ event: 'result', done: count('done'), failed: count('failed'), cancelled: count('cancelled') });
    },
  };
}
