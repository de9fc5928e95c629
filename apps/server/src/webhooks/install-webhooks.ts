import type { FastifyInstance } from 'fastify';
import type { ServerServices } from '../server-services.js';
import { startWebhooks } from './start-webhooks.js';

/** Calls webhooks as long as the app is open. */
export async function installWebhooks(app: FastifyInstance, services: ServerServices): Promise<void> {
  const webhooks = await startWebhooks(services);
  app.addHook('onClose', () => webhooks.close());
}
