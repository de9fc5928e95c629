import { randomUUID } from 'node:crypto';
import type {} from '@fastify/websocket';
import type { Locale } from '@talkgraph/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerServices } from '../server-services.js';
import { ClientSocket } from './client-socket.js';
import type { SocketHub } from './socket-hub.js';

/** `/ws?clientId=`: what happens, as it happens. `since=` first tells what was stored after that place. */
export async function socketRoutes(app: FastifyInstance, { log }: ServerServices, hub: SocketHub): Promise<void> {
  app.get('/ws', { websocket: true, schema: { hide: true } }, (connection, request) => {
    const since = sinceOf(request);
    const who = { clientId: clientIdOf(request), locale: localeOf(request) };
    const socket = new ClientSocket(connection, who, since !== undefined);
    connection.on('message', (data) => hub.receive(socket, String(data)));
    connection.on('close', () => hub.remove(socket));
    connection.on('error', (error) => log.debug('A client’s socket failed.', { clientId: who.clientId, err: error }));
    hub.add(socket, since).catch((error: unknown) => {
      log.error('A client could not be told what it missed.', { clientId: who.clientId, err: error });
      socket.close(internalError, 'stored events cannot be read; reconnect');
    });
  });
}

/** RFC 6455's "unexpected condition". */
const internalError = 1011;

function clientIdOf(request: FastifyRequest): string {
  const { clientId } = request.query as { clientId?: unknown };
  return typeof clientId === 'string' && clientId !== '' ? clientId : randomUUID().replaceAll('-', '');
}

function sinceOf(request: FastifyRequest): number | undefined {
  const { since } = request.query as { since?: unknown };
  return typeof since === 'string' && /^\d{1,15}$/.test(since) ? Number(since) : undefined;
}

/** The language of the lines shown on nodes: `?lang=zh`, or what the browser prefers. */
function localeOf(request: FastifyRequest): Locale {
  const { lang } = request.query as { lang?: unknown };
  const wish = typeof lang === 'string' ? lang : (request.headers['accept-language'] ?? '');
  return /^zh\b/i.test(wish) ? 'zh' : 'en';
}
