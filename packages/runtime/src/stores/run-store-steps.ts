import assert from 'node:assert/strict';
import type { NodeRecord, RunEvent } from '@talkgraph/engine';
import type { SubmitRequest } from '../dispatch/dispatcher.js';
import type { HappenedEvent, RunStore } from './run-store.js';

// What the conformance tests of run stores do again and again.

export const promptText = '{"1":{"class_type":"A","inputs":{"x":5.0}}}';

export function add(store: RunStore, runId: string, more: Partial<SubmitRequest> = {}) {
  return store.add({ promptText, outputs: ['1'], extra: {}, ...more, runId, createdAt: 1000 });
}

export const nodesOf = async (store: RunStore, runId: string) => (await store.nodesOf([runId])).get(runId) ?? [];

export async function waitingIds(store: RunStore): Promise<readonly string[]> {
  const { running, pending } = await store.unfinished();
  const ids = (runs: typeof running) => runs.map(({ runId }) => runId);
  assert.deepEqual(await store.unfinishedIds(), { running: ids(running), pending: ids(pending) });
  return ids(pending);
}

export function event(runId: string, what: RunEvent, at = 2000): HappenedEvent {
  return { runId, at, event: what };
}

export function done(node: string, record: NodeRecord = { outputs: [[{ value: node }]] }, ran = true): RunEvent {
  return { kind: 'node-done', node, display: node, type: 'A', ran, milliseconds: 1.5, record, output: node === '9' };
}
