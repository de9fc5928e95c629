import { askJson, type ComfyRequest } from './comfy-request.js';
import type { ComfyServer } from './comfy-server.js';

/** A prompt that was sent, as far as it can be told from others. */
export interface SentPrompt {
  /** The id that was asked for; older servers give another one. */
  readonly promptId: string;
  /** Made for this prompt alone, and kept beside it by every version. */
  readonly clientId: string;
}

/** `[number, prompt id, workflow, extra data, outputs]`. */
type QueueItem = readonly [number, string, unknown, { readonly client_id?: string } | undefined, ...unknown[]];

interface Queue {
  readonly queue_running: readonly QueueItem[];
  readonly queue_pending: readonly QueueItem[];
}

/** Where a prompt is in the server's queue; `gone` where it is not in there. */
export interface QueueState {
  readonly state: 'running' | 'waiting' | 'gone';
  /** The id that the server has given it. */
  readonly promptId: string;
  /** How many come before it. */
  readonly before: number;
}

/** Looks for a prompt in the queue. */
export async function findInQueue(
  server: ComfyServer,
  sent: SentPrompt,
  call: Pick<ComfyRequest, 'signal' | 'once'> = {},
): Promise<QueueState> {
  const { queue_running: running = [], queue_pending: pending = [] } = await askJson<Queue>(server, '/queue', call);
  const mine = [...running, ...pending].find((item) => isThis(sent, item));
  if (!mine) return { state: 'gone', promptId: sent.promptId, before: 0 };
  const [number, promptId] = mine;
  if (running.includes(mine)) return { state: 'running', promptId, before: 0 };
  // The lowest number is next; the list itself is a heap, in no order.
  return { state: 'waiting', promptId, before: running.length + pending.filter((item) => item[0] < number).length };
}

function isThis({ promptId, clientId }: SentPrompt, item: QueueItem | undefined): boolean {
  return item !== undefined && (item[1] === promptId || item[3]?.client_id === clientId);
}

/** The newest entries of history that a prompt sent a moment ago must be among. */
const newest = 64;

/** The id under which a server knows a prompt of which it is not known whether it arrived; undefined where it did not. */
export async function findPrompt(
  server: ComfyServer,
  sent: SentPrompt,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const { state, promptId } = await findInQueue(server, sent, { signal });
  if (state !== 'gone') return promptId;
  const direct = await askJson<object>(server, `/history/${encodeURIComponent(sent.promptId)}`, { signal });
  if (Object.keys(direct).length > 0) return sent.promptId;
  const history = await askJson<Readonly<Record<string, { readonly prompt?: QueueItem }>>>(
    server,
    `/history?max_items=${newest}`,
    { signal },
  );
  return Object.entries(history).find(([, { prompt }]) => isThis(sent, prompt))?.[0];
}
