import type {} from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerServices } from '../server-services.js';
import { EventFeed } from './event-feed.js';
import { FeedClient } from './feed-client.js';

/** RFC 6455's "unexpected condition". */
const internalError = 1011;
/** Proxies close connections on which nothing is said for a minute. */
const pingMs = 20_000;

/**
 * `/api/socket`: one socket for everything that a page follows, since a browser keeps few connections to one server.
 * `since=` first tells what was stored after that place, `log=1` tells the log too.
 */
export async function feedRoutes(app: FastifyInstance, services: ServerServices): Promise<void> {
  const feed = new EventFeed(services);
  app.addHook('preClose', async () => feed.close());
  app.get('/api/socket', { websocket: true, schema: { hide: true } }, (connection, request) => {
    const { log } = request.query as { log?: unknown };
    const client = new FeedClient(connection, log === '1');
    const pinging = setInterval(() => connection.ping(), pingMs).unref();
    connection.on('close', () => {
      clearInterval(pinging);
      feed.remove(client);
    });
    connection.on('error', (error) => services.log.debug('A page’s socket failed.', { err: error }));
    feed.add(client, sinceOf(request)).catch((error: unknown) => {
      services.log.error('A page could not be told what it missed.', { err: error });
      client.close(internalError, 'stored events cannot be read; reconnect');
    });
  });
}

function sinceOf(request: FastifyRequest): number | undefined {
  const { since } = request.query as { since?: unknown };
  return typeof since === 'string' && /^\d{1,15}$/.test(since) ? Number(since) : undefined;
}
