import { readFile, stat } from 'node:fs/promises';
import type { ArtifactStore, Json } from '@talkgraph/engine';
import {
  faceTrackQuery,
  inspectedFaceTrack,
  inspectedMouthTrack,
  inspectedTable,
  itemParams,
  mouthTrackQuery,
  tableRowsQuery,
} from '@talkgraph/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { inspectedDocumentGone } from '../errors.js';
import { documentIn, findValue, tableIn, trackIn } from './find-value.js';
import { leftSignal } from './left-signal.js';
import type { MadeContents } from './made-contents.js';
import { itemAddress } from './picture-routes.js';
import type { InspectServices } from './read-node-values.js';

const tags = ['runs'];
/** Documents longer than this are for programs. */
const longestDocument = 16 * 1024 * 1024;

/** Stored documents: reports as they are, tracks as far as they are drawn, tables as far as they are seen. */
export function addTrackRoutes(
  scope: FastifyInstance,
  services: InspectServices,
  made: MadeContents,
  store: ArtifactStore,
): void {
  addDocumentRoutes(scope, services, made, store);
  addCurveRoutes(scope, services, made);
}

function addCurveRoutes(scope: FastifyInstance, services: InspectServices, made: MadeContents): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const params = itemParams;

  app.get(
    `${itemAddress}/face-track`,
    {
      schema: {
        tags,
        summary: 'Faces, frame by frame: of a face track, or of the talking clip within a recipe',
        params,
        querystring: faceTrackQuery,
        response: { 200: inspectedFaceTrack },
      },
    },
    async (request, reply) => {
      const artifact = trackIn(await findValue(services, request.params), 'faceTrack');
      const { outlines, ...frames } = request.query;
      const wanted = { artifact, ...frames, outlines: outlines === 'true' };
      return made.json({ task: 'face-track', params: wanted }, leftSignal(reply));
    },
  );
  app.get(
    `${itemAddress}/mouth-track`,
    {
      schema: {
        tags,
        summary: 'The curves of a mouth track: of one, or of the talking clip within a recipe',
        params,
        querystring: mouthTrackQuery,
        response: { 200: inspectedMouthTrack },
      },
    },
    async (request, reply) => {
      const artifact = trackIn(await findValue(services, request.params), 'mouthTrack');
      return made.json({ task: 'mouth-track', params: { artifact, ...request.query } }, leftSignal(reply));
    },
  );
}

function addDocumentRoutes(
  scope: FastifyInstance,
  services: InspectServices,
  made: MadeContents,
  store: ArtifactStore,
): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const params = itemParams;

  app.get(
    `${itemAddress}/document`,
    { schema: { tags, summary: 'A stored report', params, response: { 200: z.unknown() } } },
    async (request) => readDocument(store, documentIn(await findValue(services, request.params))),
  );
  app.get(
    `${itemAddress}/table`,
    {
      schema: {
        tags,
        summary: 'Rows of a stored table',
        params,
        querystring: tableRowsQuery,
        response: { 200: inspectedTable },
      },
    },
    async (request, reply) => {
      const artifact = tableIn(await findValue(services, request.params));
      return made.json({ task: 'table-rows', params: { artifact, ...request.query } }, leftSignal(reply));
    },
  );
}

async function readDocument(store: ArtifactStore, key: string): Promise<Json> {
  const path = await store.find(key);
  if (path === undefined || (await stat(path)).size > longestDocument) throw inspectedDocumentGone({});
  return JSON.parse(await readFile(path, 'utf8')) as Json;
}
