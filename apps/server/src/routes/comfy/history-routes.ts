import { historyQuery, historyRequest } from '@talkgraph/protocol';
import type { FastifyInstance } from 'fastify';
import { readHistory, readHistoryOf } from '../../comfy/read-history.js';
import { acceptAnyText } from '../../json-body.js';
import { checked, readBody } from '../../read-body.js';
import { sendJson } from '../../send-json.js';
import type { ServerServices } from '../../server-services.js';
import { documented } from './documented.js';

/** `/history`: runs that have ended, with everything they showed. */
export async function historyRoutes(app: FastifyInstance, { dispatcher }: ServerServices): Promise<void> {
  acceptAnyText(app);

  app.get('/history', documented('Runs that have ended, oldest first'), async (request, reply) => {
    const { max_items, offset } = checked(request.query, historyQuery, 'query');
    const entries = await readHistory(dispatcher, { maxItems: max_items, offset });
    return sendJson(reply, entries);
  });

  app.get<{ Params: { id: string } }>(
    '/history/:id',
    documented('One run that has ended, or an empty object'),
    async (request, reply) => sendJson(reply, await readHistoryOf(dispatcher, request.params.id)),
  );

  app.post(
    '/history',
    documented('Forgets runs that have ended; their files stay', historyRequest),
    async (request) => {
      const change = readBody(request, historyRequest);
      if (change.clear) await dispatcher.forget();
      if (change.delete) await dispatcher.forget(change.delete);
      return {};
    },
  );
}
