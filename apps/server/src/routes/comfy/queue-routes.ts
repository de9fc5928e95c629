import { queueBody, queueRequest } from '@talkgraph/protocol';
import type { FastifyInstance } from 'fastify';
import { acceptAnyText } from '../../json-body.js';
import { readBody } from '../../read-body.js';
import { sendJson } from '../../send-json.js';
import type { ServerServices } from '../../server-services.js';
import { documented } from './documented.js';

/** `/queue`: what runs and waits; clear and delete as in ComfyUI; pause, resume and move besides. */
export async function queueRoutes(app: FastifyInstance, { dispatcher }: ServerServices): Promise<void> {
  acceptAnyText(app);

  app.get('/queue', documented('Runs that run or wait'), async (_request, reply) =>
    sendJson(reply, queueBody(await dispatcher.queue(), dispatcher.paused)),
  );

  app.post('/queue', documented('Changes the queue', queueRequest), async (request) => {
    const change = readBody(request, queueRequest);
    if (change.clear) await dispatcher.clear();
    if (change.delete) await dispatcher.remove(change.delete);
    if (change.move) await dispatcher.move(change.move.prompt_id, change.move.to);
    if (change.pause) await dispatcher.pause();
    if (change.resume) await dispatcher.resume();
    return {};
  });
}
