import type { FastifyReply } from 'fastify';

/** Tells caches that the answer depends on how it may be packed, besides what else it depends on. */
export function varyByEncoding(reply: FastifyReply): FastifyReply {
  const others = [reply.getHeader('vary') ?? []].flat().map(String);
  return reply.header('vary', [...others, 'Accept-Encoding'].join(', '));
}
