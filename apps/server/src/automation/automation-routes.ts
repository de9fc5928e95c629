import { automation, automationId, automationState } from '@talkgraph/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ServerServices } from '../server-services.js';
import { openAutomations } from './automations.js';

const tags = ['automations'];
const params = z.object({ id: automationId });

/** `/api/automations`: schedules, watched folders and remote control, as long as the app is open. */
export async function automationRoutes(scope: FastifyInstance, services: ServerServices): Promise<void> {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const automations = await openAutomations(services);
  scope.addHook('onClose', () => automations.close());

  app.get(
    '/api/automations',
    { schema: { tags, summary: 'What begins runs by itself', response: { 200: z.array(automationState) } } },
    async () => [...automations.list()],
  );

  app.put(
    '/api/automations/:id',
    {
      schema: {
        tags,
        summary: 'Save an automation and follow it',
        params,
        body: automation,
        response: { 200: automationState },
      },
    },
    async ({ params: { id }, body, ip }) => {
      const saved = await automations.save(id, body);
      services.log.info('An automation was saved.', { automation: id, enabled: body.enabled, by: ip });
      return saved;
    },
  );

  app.delete(
    '/api/automations/:id',
    {
      schema: { tags, summary: 'Delete an automation', params, response: { 200: z.object({ deleted: z.boolean() }) } },
    },
    async ({ params: { id }, ip }) => {
      await automations.remove(id);
      services.log.info('An automation was deleted.', { automation: id, by: ip });
      return { deleted: true };
    },
  );

  app.post(
    '/api/automations/:id/run',
    { schema: { tags, summary: 'Begin a run now', params, response: { 200: z.object({ runId: z.string() }) } } },
    async ({ params: { id } }) => ({ runId: await automations.runNow(id) }),
  );
}
