import type { NodeRecord, RunEvent } from '@talkgraph/engine';
import { RunNarrator } from '../run-narrator.js';
import { encodeTelling } from '../telling.js';

/** What a node came to that shows nothing. */
export const plain: NodeRecord = { outputs: [] };
/** … and one that shows a picture. */
export const shows: NodeRecord = {
  outputs: [],
  ui: { images: [{ filename: 'x.png', subfolder: '', type: 'output' }] },
};
/** A submitted node. */
export const of = (node: string) => ({ node, display: node });
/** A node begins. */
export const started = (node: string): RunEvent => ({ kind: 'node-started', type: 'T', ...of(node) });
/** A node is done. */
export const done = (node: string, record = plain, more: Partial<RunEvent & { kind: 'node-done' }> = {}): RunEvent => ({
  kind: 'node-done',
  type: 'T',
  ran: true,
  milliseconds: 1,
  record,
  output: false,
  ...of(node),
  ...more,
});

/** What a classic client is told of these events, each 1 ms after the one before unless it says its time. */
export function told(events: readonly (RunEvent | [number, RunEvent])[], features = {}) {
  const narrator = new RunNarrator('r');
  return events.flatMap((entry, index) => {
    const [at, event] = Array.isArray(entry) ? entry : [index, entry];
    return narrator
      .tell({ runId: 'r', at, sequence: index + 1, event })
      .map((telling) => encodeTelling(telling, features, 'en'))
      .map((frame) => (typeof frame === 'string' ? JSON.parse(frame) : frame));
  });
}

/** The same in short: `executing 1`, `progress_state 1:running`. */
export function inShort(messages: ReturnType<typeof told>): string[] {
  return messages.map((message) => {
    if (message instanceof Uint8Array) return `binary ${message[3]}`;
    const { type, data } = message;
    if (type === 'progress_state') {
      const nodes = Object.entries<{ state: string }>(data.nodes);
      return `${type} ${nodes.map(([id, { state }]) => `${id}:${state}`).join(' ')}`;
    }
    return 'node' in data ? `${type} ${data.node}` : type;
  });
}
