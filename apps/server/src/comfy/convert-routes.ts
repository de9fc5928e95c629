import { convertRequest, JsonFragment, nodeErrors, promptErrorBody } from '@talkgraph/protocol';
import type { FastifyInstance } from 'fastify';
import { acceptAnyText, bodyText } from '../json-body.js';
import { readBody } from '../read-body.js';
import { documented } from '../routes/comfy/documented.js';
import { sendJson } from '../send-json.js';
import type { ServerServices } from '../server-services.js';
import { judgePrompt } from './judge-prompt.js';
import { noPrompt } from './submit-prompt.js';

/** Says how a workflow would be run and what is wrong with it, without running it. */
export async function convertRoutes(app: FastifyInstance, services: ServerServices): Promise<void> {
  acceptAnyText(app);
  const summary = 'A workflow in API format, and every mistake in it, without running it';
  app.post('/api/convert', documented(summary, convertRequest), async (request, reply) => {
    const judged = await judgePrompt(services, readBody(request, convertRequest), bodyText(request));
    if (!judged) return sendJson(reply.code(400), promptErrorBody({ issue: noPrompt, nodeIssues: new Map() }));
    const { promptText, verdict, remarks } = judged;
    return sendJson(reply, {
      prompt: new JsonFragment(promptText),
      outputs: verdict.outputs,
      remarks,
      ...(verdict.issue && { error: promptErrorBody({ ...verdict, issue: verdict.issue }).error }),
      node_errors: nodeErrors(verdict.nodeIssues),
    });
  });
}
