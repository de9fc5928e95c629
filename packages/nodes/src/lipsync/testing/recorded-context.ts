import assert from 'node:assert/strict';
import type { ProgressReport } from '@talkgraph/engine';
import { type Capability, type NodeContext, silentLogger } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';

/** A context for one call of one node: the given services, and a record of what the node said. */
export interface RecordedContext extends NodeContext {
  readonly notes: LocalizedText[];
  readonly reports: ProgressReport[];
}

/** Makes a context whose capabilities are found by name; using anything else fails the test. */
export function recordedContext(services: Readonly<Record<string, unknown>>): RecordedContext {
  const notes: LocalizedText[] = [];
  const reports: ProgressReport[] = [];
  const unused = (): never => assert.fail('the node uses what it was not expected to');
  return {
    notes,
    reports,
    runId: 'run',
    nodeId: '1',
    callIndex: 0,
    use: <T>({ name }: Capability<T>): T => (services[name] ?? unused()) as T,
    log: silentLogger,
    signal: new AbortController().signal,
    progress: (report) => reports.push(report),
    preview: unused,
    note: (text) => notes.push(text),
    files: { find: unused, list: unused, save: unused, scratch: unused },
    store: { find: unused, put: unused },
    subgraph: unused,
    branch: unused,
    region: unused,
  };
}
