import type { logLine, logsQuery } from '@talkgraph/protocol';
import type { z } from 'zod';
import type { LogLine } from '../server-services.js';

type ShownLine = z.input<typeof logLine>;

/** A line of the log as our own API shows it, with the run and the node that it is about. */
export function showLine({ at, level, message, fields }: LogLine): ShownLine {
  const runId = textOf(fields.run ?? fields.runId);
  const nodeId = textOf(fields.node ?? fields.nodeId);
  return {
    at,
    level,
    message,
    fields: { ...fields },
    ...(runId !== undefined && { runId }),
    ...(nodeId !== undefined && { nodeId }),
  };
}

/** Whether a line is about this run and this node; nodes that a node expanded into belong to it. */
export function isOf(line: ShownLine, { run, node }: z.output<typeof logsQuery>): boolean {
  if (run !== undefined && line.runId !== run) return false;
  return node === undefined || line.nodeId === node || line.nodeId?.startsWith(`${node}.`) === true;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
