import { promptRequest } from '@talkgraph/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { submitPrompt } from '../../comfy/submit-prompt.js';
import { acceptAnyText, bodyText } from '../../json-body.js';
import { readBody } from '../../read-body.js';
import { sendJson } from '../../send-json.js';
import type { ServerServices } from '../../server-services.js';
import { documented } from './documented.js';

/** `POST /prompt` queues a workflow, `GET /prompt` says how many wait. */
export async function promptRoutes(app: FastifyInstance, services: ServerServices): Promise<void> {
  acceptAnyText(app);

  app.post(
    '/prompt',
    documented('Queues a workflow in API or editor format', promptRequest),
    async (request, reply) => {
      const answer = await submitPrompt(services, readBody(request, promptRequest), {
        bodyText: bodyText(request),
        ...fromQuery(request),
        ...fromHeaders(request),
      });
      if ('refused' in answer) return sendJson(reply.code(400), answer.refused);
      services.log.info('A run was handed in.', { run: answer.accepted.prompt_id, by: request.ip });
      return sendJson(reply, answer.accepted);
    },
  );

  app.get('/prompt', documented('How many runs wait or run'), async () => ({
    exec_info: { queue_remaining: services.dispatcher.remaining() },
  }));
}

function fromQuery(request: FastifyRequest): { clientId?: string } {
  const { clientId } = request.query as { clientId?: unknown };
  return typeof clientId === 'string' && clientId !== '' ? { clientId } : {};
}

function fromHeaders(request: FastifyRequest): { idempotencyKey?: string } {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' && key !== '' ? { idempotencyKey: key } : {};
}
