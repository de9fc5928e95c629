import { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How long the server waits for clients; in milliseconds. */
export interface WaitingLimits {
  /** A client that is quiet for so long in the middle of a body has gone. Slow ones may take as long as they need. */
  readonly quietMs: number;
  /** Who is answered before the whole body came may go on sending for so long, so that the answer is read at all. */
  readonly lingerMs: number;
}

const usualLimits: WaitingLimits = { quietMs: 60_000, lingerMs: 10_000 };

/**
 * Lets go of connections whose body stops coming or never ends, and of those that were refused a WebSocket: Node leaves
 * these to us, and each would stay open, also in the way of the server's end, when its client has long gone. (For headers that never end Node has a limit of its own.)
 * Call it on the root, before any route.
 */
export function limitWaiting(app: FastifyInstance, { quietMs, lingerMs }: WaitingLimits = usualLimits): void {
  app.addHook('onRequest', async (request) => {
    const { socket } = request.raw;
    // Requests that are handed in without a connection have nobody to wait for.
    if (!hasBody(request) || !(socket instanceof Socket)) return;
    // Nobody listens for the end of this time, so Node ends the connection.
    socket.setTimeout(quietMs);
    request.raw.once('end', () => socket.setTimeout(0));
  });
  app.addHook('onResponse', async (request, reply) => {
    const { raw } = request;
    if (raw.headers.upgrade !== undefined && reply.statusCode >= 400) raw.socket.destroySoon?.();
    if (!hasBody(request) || raw.complete || !(raw.socket instanceof Socket)) return;
    const timer = setTimeout(() => raw.socket.destroy(), lingerMs);
    for (const event of ['end', 'close'] as const) raw.once(event, () => clearTimeout(timer));
  });
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
