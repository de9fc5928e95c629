import type { Logger, RunEvent } from '@talkgraph/engine';
import type { Dispatcher } from '../dispatch/dispatcher.js';

/** Nodes that took less than this are not worth a line each: a workflow may have thousands. */
const shortestMs = 50;

/** Writes a line for what happens in runs: begin, nodes that took a while, what they say, failures, end. Answers how to stop. */
export function logRuns(dispatcher: Pick<Dispatcher, 'onEvent'>, log: Logger): () => void {
  return dispatcher.onEvent(({ runId, event }) => logEvent(log, runId, event));
}

function logEvent(log: Logger, run: string, event: RunEvent): void {
  switch (event.kind) {
    case 'run-started':
      return log.info('A run begins.', { run });
    case 'nodes-cached':
      return event.nodes.length > 0
        ? log.info('Results are used again.', { run, nodes: event.nodes.length })
        : undefined;
    case 'node-done':
      if (!event.ran || event.milliseconds < shortestMs) return;
      return log.info('A node is done.', {
        run,
        node: event.node,
        type: event.type,
        ms: Math.round(event.milliseconds),
      });
    case 'node-note':
      return log.info('A node says something.', { run, node: event.node, text: event.text.zh, textEn: event.text.en });
    case 'node-blocked':
      return log.warn('A node was blocked.', { run, node: event.node, type: event.type, text: event.message });
    case 'node-failed': {
      const { type, code, text } = event.failure;
      const facts = { run, node: event.node, type, code, text: text.zh, textEn: text.en };
      return event.willRetry
        ? log.warn('A node failed and is tried again.', facts)
        : log.error('A node failed.', facts);
    }
    case 'run-done':
      return log.info('A run has ended.', { run, status: event.status });
  }
}
