import {
  eventMessage,
  eventStreamQuery,
  eventsQuery,
  forgetRunsRequest,
  forgottenRuns,
  runList,
  runNode,
  runState,
  runSummary,
  runsQuery,
} from '@talkgraph/protocol';
import type { Dispatcher } from '@talkgraph/runtime';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { knownRun } from '../known-run.js';
import { readChoices } from '../read-choices.js';
import type { ServerServices } from '../server-services.js';
import { addEventStreams } from './event-stream.js';
import { followEvents } from './follow-events.js';
import { forgetRuns } from './forget-runs.js';
import { showEvent, showNode } from './run-shapes.js';
import { showRuns } from './show-runs.js';

const tags = ['runs'];
const params = z.object({ id: z.string() });

/** Runs, what their nodes came to and their events, as lists and as streams. */
export async function runRoutes(scope: FastifyInstance, { dispatcher }: ServerServices): Promise<void> {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  addRuns(scope, dispatcher);
  addDetails(scope, dispatcher);
  const openStream = addEventStreams(scope);

  app.get(
    '/api/runs/:id/events',
    {
      exposeHeadRoute: false,
      schema: { tags, summary: 'The events of a run, as a stream', params, querystring: eventStreamQuery },
    },
    async (request, reply) => {
      const { runId, endedAt } = await knownRun(dispatcher, request.params.id);
      const since = sinceOf(request, request.query.since);
      // A browser that comes back for more after the last event is told by 204 to stay away.
      const isRead = endedAt !== undefined && (await dispatcher.events({ runId, since, limit: 1 })).length === 0;
      if (isRead) return reply.code(204).send();
      await followEvents(dispatcher, openStream(request, reply), { runId, since });
      return reply;
    },
  );

  app.get(
    '/api/events',
    {
      exposeHeadRoute: false,
      schema: { tags, summary: 'The events of all runs, as a stream', querystring: eventStreamQuery },
    },
    async (request, reply) => {
      const asked = request.query.since ?? request.headers['last-event-id'];
      const since = asked === undefined ? {} : { since: sinceOf(request, request.query.since) };
      const stream = openStream(request, reply);
      const stop = dispatcher.onNotice((notice) => stream.send({ event: notice.kind, data: notice }));
      stream.signal.addEventListener('abort', stop);
      await followEvents(dispatcher, stream, since);
      return reply;
    },
  );
}

function addRuns(scope: FastifyInstance, dispatcher: Dispatcher): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/api/runs',
    { schema: { tags, summary: 'Runs, the newest first', querystring: runsQuery, response: { 200: runList } } },
    async ({ query }) => {
      const { limit, offset, order } = query;
      const states = readChoices(query.state, runState, 'state');
      const filter = {
        limit,
        offset,
        oldestFirst: order === 'oldest',
        ...(states !== undefined && { states }),
        ...(query.search && { search: query.search }),
        ...(query.batch && { batch: query.batch }),
      };
      const { runs, total } = await dispatcher.runHeads(filter);
      return { runs: await showRuns(dispatcher, runs), total };
    },
  );

  app.delete(
    '/api/runs',
    { schema: { tags, summary: 'Forget ended runs', body: forgetRunsRequest, response: { 200: forgottenRuns } } },
    async ({ body }) => forgetRuns(dispatcher, body),
  );

  app.get(
    '/api/runs/:id',
    { schema: { tags, summary: 'A run', params, response: { 200: runSummary } } },
    async (request) => {
      const [run] = await showRuns(dispatcher, [await knownRun(dispatcher, request.params.id)]);
      return run as z.input<typeof runSummary>;
    },
  );
}

function addDetails(scope: FastifyInstance, dispatcher: Dispatcher): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/api/runs/:id/nodes',
    { schema: { tags, summary: 'What its nodes came to', params, response: { 200: z.array(runNode) } } },
    async (request) => {
      const { runId } = await knownRun(dispatcher, request.params.id);
      return (await dispatcher.nodes(runId)).map(showNode);
    },
  );

  app.get(
    '/api/runs/:id/history',
    {
      schema: {
        tags,
        summary: 'The stored events of a run, as a list',
        params,
        querystring: eventsQuery,
        response: { 200: z.array(eventMessage) },
      },
    },
    async (request) => {
      const { runId } = await knownRun(dispatcher, request.params.id);
      const { since = 0, limit } = request.query;
      return (await dispatcher.events({ runId, since, limit })).map(showEvent);
    },
  );

  app.post(
    '/api/runs/:id/cancel',
    { schema: { tags, summary: 'Stop a run', params, response: { 200: z.object({ cancelled: z.boolean() }) } } },
    async (request) => {
      const { runId } = await knownRun(dispatcher, request.params.id);
      return { cancelled: await dispatcher.cancel(runId) };
    },
  );
}

/** The last event a client has seen: as it asks, or as a browser that reconnects says; else none. */
function sinceOf(request: FastifyRequest, asked: number | undefined): number {
  const header = request.headers['last-event-id'];
  // What a browser says when it reconnects is newer than the address it was given at first.
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header);
  return asked ?? 0;
}
