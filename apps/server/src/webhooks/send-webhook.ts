import { postSigned } from '@talkgraph/delivery';
import type { Json } from '@talkgraph/engine';
import type { StoredNode, StoredRun } from '@talkgraph/runtime';
import { webhookRefused } from '../errors.js';
import { showFailure, showRun } from '../ops/run-shapes.js';

/** What is told when a run has ended. Outputs are by node, as /history has them. */
export function webhookBody(run: StoredRun, nodes: readonly StoredNode[]): string {
  // A node may be called __proto__, which is a name like any other only where there is no prototype.
  const outputs: Record<string, Record<string, readonly Json[]>> = Object.create(null);
  for (const { displayId, record } of nodes) if (record.ui !== undefined) outputs[displayId] = { ...record.ui };
  const failure = run.failure === undefined ? null : showFailure(run.failure);
  return JSON.stringify({ run: showRun(run), state: run.state, outputs, failure });
}

/** One call and what is sent. */
export interface WebhookCall {
  readonly url: URL;
  readonly body: string;
  /** The run's id; a receiver that gets the same one twice may leave the second out. */
  readonly id: string;
  readonly secret: string | undefined;
  readonly signal: AbortSignal;
}

/** Calls a webhook once. Answers whether the receiver took it (2xx). */
export async function sendWebhook(call: WebhookCall): Promise<boolean> {
  const { status } = await postSigned({ ...call, refuse: (name) => webhookRefused({ url: name }) });
  return status >= 200 && status < 300;
}
