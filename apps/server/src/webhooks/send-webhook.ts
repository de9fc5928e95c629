import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { request as http, type IncomingMessage } from 'node:http';
import { request as https } from 'node:https';
import type { Json } from '@talkgraph/engine';
import type { StoredNode, StoredRun } from '@talkgraph/runtime';
import { showFailure, showRun } from '../ops/run-shapes.js';
import { hostName, isLoopback } from '../security/host-names.js';
import { allowedLookup } from './allowed-lookup.js';

const timeoutMs = 10_000;

/** What is told when a run has ended. Outputs are by node, as /history has them. */
export function webhookBody(run: StoredRun, nodes: readonly StoredNode[]): string {
  // A node may be called __proto__, which is a name like any other only where there is no prototype.
  const outputs: Record<string, Record<string, readonly Json[]>> = Object.create(null);
  for (const { displayId, record } of nodes) if (record.ui !== undefined) outputs[displayId] = { ...record.ui };
  const failure = run.failure === undefined ? null : showFailure(run.failure);
  return JSON.stringify({ run: showRun(run), state: run.state, outputs, failure });
}

/** The header that proves who sent a body: `sha256=` and the HMAC of the body in hex. */
function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
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

/**
 * Calls a webhook once. Redirects are not followed: they could lead where the operator has not agreed. Answers whether the
 * receiver took it (2xx).
 */
export async function sendWebhook({ url, body, id, secret, signal }: WebhookCall): Promise<boolean> {
  const request = (url.protocol === 'https:' ? https : http)(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'talkgraph-delivery': id,
      ...(secret && { 'talkgraph-signature': signatureOf(body, secret) }),
    },
    // This machine's own names may lead to this machine.
    ...(!isLoopback(hostName(url.host) ?? '') && { lookup: allowedLookup() }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { statusCode = 0 } = response;
  // What it says besides does not matter, and may have no end.
  response.destroy();
  return statusCode >= 200 && statusCode < 300;
}
