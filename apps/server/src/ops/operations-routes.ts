import { health, logLine, logsQuery, packState, workerState } from '@talkgraph/protocol';
import { type PackState, withoutPlaces } from '@talkgraph/runtime';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ServerServices } from '../server-services.js';
import { addEventStreams } from './event-stream.js';
import { isOf, showLine } from './show-line.js';
import { showWorkers } from './show-workers.js';

const tags = ['operations'];

/** Whether the server lives, what its workers do, which packs it has, and its log. */
export async function operationsRoutes(scope: FastifyInstance, services: ServerServices): Promise<void> {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const { dispatcher, logs, version } = services;
  const openStream = addEventStreams(scope);
  const packs = z.array(packState);

  app.get(
    '/healthz',
    { config: { withoutToken: true }, schema: { tags, summary: 'Whether it lives', response: { 200: health } } },
    async () => ({ status: 'ok' as const, version }),
  );
  app.get(
    '/api/workers',
    { schema: { tags, summary: 'Worker processes', response: { 200: z.array(workerState) } } },
    async () => showWorkers(dispatcher),
  );
  const hidePlaces = withoutPlaces(services.home.root);
  app.get('/api/packs', { schema: { tags, summary: 'Packs of nodes', response: { 200: packs } } }, async () =>
    hidePlaces(services.packs().map(showPack)),
  );
  app.post(
    '/api/packs/reload',
    { schema: { tags, summary: 'Load custom packs anew', response: { 200: packs } } },
    async () => hidePlaces((await services.reloadPacks()).map(showPack)),
  );
  app.get(
    '/api/logs',
    {
      schema: {
        tags,
        summary: 'The last lines of the log, or those of a run or a node',
        querystring: logsQuery,
        response: { 200: z.array(logLine) },
      },
    },
    async ({ query }) =>
      logs
        .recent()
        .map(showLine)
        .filter((line) => isOf(line, query)),
  );
  app.get(
    '/api/logs/stream',
    { exposeHeadRoute: false, schema: { tags, summary: 'The log, as a stream' } },
    async (request, reply) => {
      const stream = openStream(request, reply);
      for (const line of logs.recent()) stream.send({ data: showLine(line) });
      stream.signal.addEventListener(
        'abort',
        logs.onLine((line) => stream.send({ data: showLine(line) })),
      );
      return reply;
    },
  );
}

function showPack({ nodeTypes, problem, ...pack }: PackState): z.input<typeof packState> {
  const { name, folder, version } = pack;
  return {
    name,
    nodeTypes: [...nodeTypes],
    ...(folder !== undefined && { folder }),
    ...(version !== undefined && { version }),
    ...(problem !== undefined && { problem: { code: problem.code, text: { ...problem.text } } }),
  };
}
