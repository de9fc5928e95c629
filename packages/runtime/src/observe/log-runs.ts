import type { LogFields, Logger, RunEvent } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { Dispatcher } from '../dispatch/dispatcher.js';

/** Nodes that took less than this are not worth a line each: a workflow may have thousands. */
const shortestMs = 50;

/** Writes a line for what happens in runs: begin, nodes that took a while, what they say, failures, end. Answers how to stop. */
export function logRuns(dispatcher: Pick<Dispatcher, 'onEvent'>, log: Logger): () => void {
  return dispatcher.onEvent(({ runId, event }) => {
    const line = lineOf(event);
    if (line) log[line.level](line.message, { run: runId, ...line.fields });
  });
}

interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields?: LogFields;
}

function lineOf(event: RunEvent): Line | undefined {
  switch (event.kind) {
    case 'run-started':
      return { level: 'info', message: 'A run begins.' };
    case 'nodes-cached':
      if (event.nodes.length === 0) return undefined;
      return { level: 'info', message: 'Results are used again.', fields: { nodes: event.nodes.length } };
    case 'node-done': {
      const { node, type, ran, milliseconds } = event;
      if (!ran || milliseconds < shortestMs) return undefined;
      return { level: 'info', message: 'A node is done.', fields: { node, type, ms: Math.round(milliseconds) } };
    }
    case 'node-note':
      return { level: 'info', message: 'A node says something.', fields: { node: event.node, ...both(event.text) } };
    case 'node-blocked': {
      const { node, type, message } = event;
      return { level: 'warn', message: 'A node was blocked.', fields: { node, type, text: message } };
    }
    case 'node-failed': {
      const { type, code, text } = event.failure;
      const fields = { node: event.node, type, code, ...both(text) };
      if (event.caught) return { level: 'warn', message: 'A node failed in a round of a loop, which goes on.', fields };
      if (event.willRetry) return { level: 'warn', message: 'A node failed and is tried again.', fields };
      return { level: 'error', message: 'A node failed.', fields };
    }
    case 'run-done':
      return { level: 'info', message: 'A run has ended.', fields: { status: event.status } };
    default:
      return undefined;
  }
}

function both({ en, zh }: LocalizedText): LogFields {
  return { text: zh, textEn: en };
}
