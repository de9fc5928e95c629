import { jsonText } from '@talkgraph/protocol';
import type { FastifyReply } from 'fastify';

/** Answers a value as JSON, however large its numbers are and whatever fragments of JSON text it holds. */
export function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(jsonText(value));
}
