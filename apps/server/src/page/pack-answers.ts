import type { FastifyInstance } from 'fastify';
import { acceptedEncoding, packed } from './encoding.js';
import { varyByEncoding } from './vary-by-encoding.js';

/** Shorter answers fit into a packet or two anyway. */
const worthBytes = 4096;

/** Packs long JSON answers, of which the node types are the longest, for clients that take them so. */
export function packAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < worthBytes || request.method === 'HEAD') return payload;
    if (reply.hasHeader('content-encoding') || !isJson(reply.getHeader('content-type'))) return payload;
    varyByEncoding(reply);
    const encoding = acceptedEncoding(request.headers['accept-encoding']);
    if (encoding === undefined) return payload;
    reply.header('content-encoding', encoding);
    reply.removeHeader('content-length');
    return packed(payload, encoding, 'each');
  });
}

function isJson(contentType: unknown): boolean {
  return String(contentType ?? '').startsWith('application/json');
}
