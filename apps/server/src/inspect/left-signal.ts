import type { FastifyReply } from 'fastify';

/** Aborted when the client goes away before it was answered, so that what it asked for need not be made. */
export function leftSignal(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  // While its run was being read it may have left already.
  if (reply.raw.destroyed) left.abort();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) left.abort();
  });
  return left.signal;
}
