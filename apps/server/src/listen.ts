import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { portTaken } from './errors.js';

/** A server that was killed may hold its port for a moment. */
const patienceMs = 5000;
const retryMs = 200;

/** Listens, and answers the address. A busy port is tried again for a few seconds. @throws PORT_TAKEN */
export async function listen(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
  waitMs = patienceMs,
): Promise<string> {
  const giveUpAt = Date.now() + waitMs;
  for (;;) {
    try {
      return await app.listen({ host, port });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
      if (Date.now() >= giveUpAt) throw portTaken({ host, port }, cause);
    }
    await wait(retryMs);
  }
}
