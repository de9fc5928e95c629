import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProfileFields } from '../contract.js';

export interface WebhookReceiver extends AsyncDisposable {
  readonly url: string;
  /** A profile that gets in. */
  readonly fields: ProfileFields;
  readonly calls: readonly { readonly headers: IncomingHttpHeaders; readonly body: string }[];
  /** The status of the next answer, or `drop`; 200 where it answers nothing. */
  answer: ((call: number) => number | 'drop' | undefined) | undefined;
  close(): Promise<void>;
}

/** Starts a receiver of webhooks that wants a header and repeats it in its answer, as careless ones do. */
export async function startWebhookReceiver({ port = 0 } = {}): Promise<WebhookReceiver> {
  const calls: { headers: IncomingHttpHeaders; body: string }[] = [];
  const state: Pick<WebhookReceiver, 'answer'> = { answer: undefined };
  const authorization = 'Bearer webhook-authorization';
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    calls.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    const asked = state.answer?.(calls.length);
    if (asked === 'drop') return void request.socket.destroy();
    response.statusCode = asked ?? (request.headers.authorization === authorization ? 200 : 401);
    if (asked === 302) response.setHeader('location', 'http://127.0.0.1:1/');
    response.end(JSON.stringify({ heard: request.headers.authorization }));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?token=address-token`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const fields = { url, secret: 'signing-secret', authorization };
  return Object.assign(state, { url, fields, calls, close, [Symbol.asyncDispose]: close });
}
