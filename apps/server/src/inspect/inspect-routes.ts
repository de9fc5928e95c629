import { nodeValues, nodeValuesQuery } from '@talkgraph/protocol';
import { openFolderArtifactStore } from '@talkgraph/runtime';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ServerServices } from '../server-services.js';
import { leftSignal } from './left-signal.js';
import { MadeContents } from './made-contents.js';
import { addPictureRoutes } from './picture-routes.js';
import { readNewestValues } from './read-newest-values.js';
import { readNodeValues } from './read-node-values.js';
import { addTrackRoutes } from './track-routes.js';

/** What the nodes of a run received and made, and what is inside it: frames, sounds, pictures, tracks, documents. */
export async function inspectRoutes(scope: FastifyInstance, services: ServerServices): Promise<void> {
  const store = await openFolderArtifactStore(services.home.artifacts);
  const made = new MadeContents(store, services.dispatcher);
  scope.setErrorHandler((error, _request, reply) => {
    // Who scrubs leaves most requests unanswered; that is no failure.
    if (reply.raw.destroyed) return reply.hijack();
    throw error;
  });
  scope.withTypeProvider<ZodTypeProvider>().get(
    '/api/runs/:id/nodes/:node/values',
    {
      schema: {
        tags: ['runs'],
        summary: 'What a node received and made',
        params: z.object({ id: z.string(), node: z.string() }),
        querystring: nodeValuesQuery,
        response: { 200: nodeValues },
      },
    },
    async (request, reply) => {
      const { id: runId, node } = request.params;
      const readValues = request.query.earlier === 'true' ? readNewestValues : readNodeValues;
      return readValues(services, { runId, node }, leftSignal(reply));
    },
  );
  addPictureRoutes(scope, services, made);
  addTrackRoutes(scope, services, made, store);
}
