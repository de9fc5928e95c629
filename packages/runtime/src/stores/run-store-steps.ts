import type { NodeRecord, RunEvent } from '@talkgraph/engine';
import type { SubmitRequest } from '../dispatch/dispatcher.js';
import type { HappenedEvent, RunStore } from './run-store.js';

// What the conformance tests of run stores do again and again.

export const promptText = '{"1":{"class_type":"A","inputs":{"x":5.0}}}';

export function add(store: RunStore, runId: string, more: Partial<SubmitRequest> = {}) {
  return store.add({ promptText, outputs: ['1'], extra: {}, ...more, runId, createdAt: 1000 });
}

export const nodesOf = async (store: RunStore, runId: string) => (await store.nodesOf([runId])).get(runId) ?? [];

export const waitingIds = async (store: RunStore) => (await store.unfinished()).pending.map((run) => run.runId);

export function event(runId: string, what: RunEvent, at = 2000): HappenedEvent {
  return { runId, at, event: what };
}

export function done(node: string, record: NodeRecord = { outputs: [[{ value: node }]] }, ran = true): RunEvent {
  return { kind: 'node-done', node, display: node, type: 'A', ran, milliseconds: 1.5, record, output: node === '9' };
}
