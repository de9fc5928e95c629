import { isTalkgraphError, type TalkgraphError } from '@talkgraph/errors';
import type { ErrorBody } from '@talkgraph/protocol';
import type {
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchemaValidationError,
} from 'fastify';
import type { z } from 'zod';
import { bodyTooLarge, requestInvalid, requestRefused, routeNotFound, serverFailed } from './errors.js';
import { httpStatus } from './http-status.js';
import { sendJson } from './send-json.js';
import type { ServerServices } from './server-services.js';
import { zodProblem } from './zod-problem.js';

/** Answers every failure with its code and its sentence in both languages, and never with a stack trace. */
export function handleErrors(app: FastifyInstance, { log }: Pick<ServerServices, 'log'>): void {
  app.setErrorHandler((thrown, request, reply) => {
    const error = inCatalogue(thrown, request);
    if (error.kind !== 'user') {
      log.error('A request failed.', { route: request.routeOptions.url ?? request.url, code: error.code, err: thrown });
    }
    return sendError(reply, error);
  });
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    return sendError(reply, routeNotFound({ method: request.method, path }));
  });
}

/** The body that tells a client of an error, in the shape of ComfyUI's. */
function errorBody(error: TalkgraphError): ErrorBody {
  const { code, kind, text } = error;
  const type = comfyTypes[code] ?? code.toLowerCase();
  return { error: { type, message: text.en, details: '', extra_info: {}, code, kind, text }, node_errors: {} };
}

/** What ComfyUI calls these. */
const comfyTypes: Readonly<Record<string, string>> = {
  PROMPT_NOT_JSON: 'invalid_prompt',
  PROMPT_INVALID: 'invalid_prompt',
};

function sendError(reply: FastifyReply, error: TalkgraphError): FastifyReply {
  return sendJson(reply.code(httpStatus(error)), errorBody(error));
}

/** Fastify's form of a schema's mistake, as the schema told it. */
function asIssue({ keyword, instancePath, message, params }: FastifySchemaValidationError): z.core.$ZodIssue {
  const path = instancePath.split('/').filter(Boolean);
  return { ...params, code: keyword, path, message } as unknown as z.core.$ZodIssue;
}

function inCatalogue(thrown: unknown, request: FastifyRequest): TalkgraphError {
  if (isTalkgraphError(thrown)) return thrown;
  const { code, statusCode, validation, validationContext, message } = thrown as Partial<FastifyError>;
  if (validation) {
    const problem = zodProblem(validation.map(asIssue));
    return requestInvalid({ where: validationContext ?? 'body', problem }, thrown);
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return bodyTooLarge({ limitBytes: request.routeOptions.bodyLimit ?? 0 }, thrown);
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return requestRefused({ problem: message ?? String(statusCode) }, thrown);
  }
  return serverFailed({}, thrown);
}
