import { freeRequest, interruptRequest } from '@talkgraph/protocol';
import type { FastifyInstance } from 'fastify';
import { acceptAnyText } from '../../json-body.js';
import { readBody } from '../../read-body.js';
import type { ServerServices } from '../../server-services.js';
import { documented } from './documented.js';

/** `/interrupt` stops runs, `/free` gives memory back. Both answer `{}`, since some clients read the answer as JSON. */
export async function controlRoutes(app: FastifyInstance, { dispatcher }: ServerServices): Promise<void> {
  acceptAnyText(app);

  app.post('/interrupt', documented('Stops one run, or all that run', interruptRequest), async (request) => {
    const { prompt_id } = readBody(request, interruptRequest);
    if (!prompt_id) await dispatcher.cancel();
    else if ((await dispatcher.run(prompt_id))?.state === 'running') await dispatcher.cancel(prompt_id);
    return {};
  });

  app.post('/free', documented('Unloads models and gives memory back', freeRequest), async (request) => {
    const { unload_models, free_memory } = readBody(request, freeRequest);
    await dispatcher.free({ models: unload_models === true, memory: free_memory === true });
    return {};
  });
}
