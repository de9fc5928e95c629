import { moveRequest, queueState } from '@talkgraph/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ServerServices } from '../server-services.js';
import { showQueue } from './show-queue.js';

const tags = ['queue'];

/** Stops and goes on with the queue, and changes its order. */
export async function queueRoutes(scope: FastifyInstance, { dispatcher }: ServerServices): Promise<void> {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const response = { 200: queueState };
  app.get('/api/queue/state', { schema: { tags, summary: 'What runs and what waits', response } }, () =>
    showQueue(dispatcher),
  );
  app.post('/api/queue/pause', { schema: { tags, summary: 'Start no further run', response } }, async () => {
    await dispatcher.pause();
    return showQueue(dispatcher);
  });
  app.post('/api/queue/resume', { schema: { tags, summary: 'Go on with the queue', response } }, async () => {
    await dispatcher.resume();
    return showQueue(dispatcher);
  });
  app.post(
    '/api/queue/move',
    { schema: { tags, summary: 'Move a waiting run', body: moveRequest, response } },
    async ({ body }) => {
      await dispatcher.move(body.run, body.to);
      return showQueue(dispatcher);
    },
  );
}
