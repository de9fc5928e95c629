import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'node:path';
import type { FileReference, Json, JsonObject } from '@talkgraph/engine';
import { fileQuery, keptWorkflow, thumbnailQuery, viewQuery, waveform, waveformQuery } from '@talkgraph/protocol';
import { openFolderArtifactStore, resolveUserFile } from '@talkgraph/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { keptWorkflowNotFound } from '../errors.js';
import type { ServerServices } from '../server-services.js';
import { createDerivedFiles, type DerivedFiles } from './derived-files.js';
import { pictureOf } from './picture-of.js';
import { sendFile } from './send-file.js';

const tags = ['files'];

/** GET /view of ComfyUI, and thumbnails, waveforms and facts of media files. */
export async function mediaRoutes(scope: FastifyInstance, services: ServerServices): Promise<void> {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const derived = createDerivedFiles(await openFolderArtifactStore(services.home.artifacts));
  const { home } = services;

  for (const url of ['/view', '/api/view']) {
    const schema = { tags, summary: 'A file, whole or in ranges', querystring: viewQuery, hide: url !== '/view' };
    app.get(url, { schema }, async (request, reply) => {
      const path = await resolveUserFile(home, referenceOf(request.query));
      const picture = pictureOf(request.query);
      if (picture === undefined) return sendFile(request, reply, { path, name: request.query.filename });
      const { extension, params } = picture;
      return sendDerived(request, reply, derived, services, { path, task: 'picture', params, extension });
    });
  }

  app.get(
    '/api/thumbnail',
    { schema: { tags, summary: 'A small picture of a picture or a video', querystring: thumbnailQuery } },
    async (request, reply) => {
      const path = await resolveUserFile(home, referenceOf(request.query));
      const params = { width: request.query.width };
      return sendDerived(request, reply, derived, services, { path, task: 'thumbnail', params, extension: 'webp' });
    },
  );

  app.get(
    '/api/waveform',
    { schema: { tags, summary: 'Peaks of a sound', querystring: waveformQuery, response: { 200: waveform } } },
    async (request) => {
      const path = await resolveUserFile(home, referenceOf(request.query));
      const params = { points: request.query.points };
      return waveform.parse(await answerOf(derived, services, { path, task: 'waveform', params }));
    },
  );
  addFacts(scope, services);
}

/** What is said of files, without anything being made. */
function addFacts(scope: FastifyInstance, { home, dispatcher }: ServerServices): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/api/workflow-of',
    {
      schema: {
        tags,
        summary: 'The workflow that a result carries',
        querystring: fileQuery,
        response: { 200: keptWorkflow },
      },
    },
    async (request) => {
      const path = await resolveUserFile(home, referenceOf(request.query));
      const found = keptWorkflow.parse(await dispatcher.task('workflow', { path }));
      if (!found.workflow && !found.prompt) throw keptWorkflowNotFound({ name: request.query.filename });
      return found;
    },
  );

  app.get(
    '/api/probe',
    { schema: { tags, summary: 'What a media file holds', querystring: fileQuery, response: { 200: z.unknown() } } },
    async (request) => {
      const path = await resolveUserFile(home, referenceOf(request.query));
      return dispatcher.task('probe', { path });
    },
  );
}

interface Task {
  readonly path: string;
  readonly task: string;
  readonly params: JsonObject;
}

/** Sends what a worker makes of a file, from the store where it was made before. */
async function sendDerived(
  request: FastifyRequest,
  reply: FastifyReply,
  derived: DerivedFiles,
  { dispatcher }: ServerServices,
  { path, task, params, extension }: Task & { readonly extension: string },
): Promise<FastifyReply> {
  const make = async (output: string) => {
    await dispatcher.task(task, { path, output, ...params });
  };
  const made = await derived({ path, task, params, extension, make });
  return sendFile(request, reply, { path: made, name: `${parse(path).name}.${extension}` });
}

/** What a worker says of a file, from the store where it was asked before. */
async function answerOf(
  derived: DerivedFiles,
  { dispatcher }: ServerServices,
  { path, task, params }: Task,
): Promise<Json> {
  const make = async (output: string) => {
    await writeFile(output, JSON.stringify(await dispatcher.task(task, { path, ...params })));
  };
  return JSON.parse(await readFile(await derived({ path, task, params, extension: 'json', make }), 'utf8')) as Json;
}

function referenceOf({ filename, subfolder, type }: z.infer<typeof fileQuery>): FileReference {
  return { filename, subfolder, type };
}
