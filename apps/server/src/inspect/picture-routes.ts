import {
  clipPartQuery,
  frameQuery,
  heatQuery,
  itemParams,
  soundPeaksQuery,
  stillHeat,
  stillParams,
  stillQuery,
  waveform,
} from '@talkgraph/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { sendFile } from '../media/send-file.js';
import { clipIn, findClips, findValue, stillIn } from './find-value.js';
import { leftSignal } from './left-signal.js';
import type { Content, MadeContents } from './made-contents.js';
import type { InspectServices } from './read-node-values.js';

const tags = ['runs'];

/** Where the contents of one value lie. */
export const itemAddress = '/api/runs/:id/nodes/:node/:side/:slot/:item';

/** Frames, stretches and sounds of recipes, and stored stills. */
export function addPictureRoutes(scope: FastifyInstance, services: InspectServices, made: MadeContents): void {
  addClipRoutes(scope, services, made);
  addStillRoutes(scope, services, made);
}

function addClipRoutes(scope: FastifyInstance, services: InspectServices, made: MadeContents): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const params = itemParams;
  const send = sender(made);

  app.get(
    `${itemAddress}/frame`,
    { schema: { tags, summary: 'One frame of a clip, without rendering the rest', params, querystring: frameQuery } },
    async (request, reply) => {
      const { of, behind, ...wanted } = request.query;
      const clips = await findClips(services, request.params, { of, behind });
      return send(request, reply, { task: 'clip-frame', params: { ...clips, ...wanted } }, 'webp');
    },
  );
  app.get(
    `${itemAddress}/clip`,
    { schema: { tags, summary: 'A few seconds of a clip, small, as MP4', params, querystring: clipPartQuery } },
    async (request, reply) => {
      const { of, behind, ...wanted } = request.query;
      const clips = await findClips(services, request.params, { of, behind });
      return send(request, reply, { task: 'clip-part', params: { ...clips, ...wanted } }, 'mp4');
    },
  );
  app.get(
    `${itemAddress}/sound`,
    { schema: { tags, summary: 'The sound of a clip, as a file that browsers play', params } },
    async (request, reply) => {
      const clip = clipIn(await findValue(services, request.params));
      return send(request, reply, { task: 'clip-sound', params: { clip } }, 'm4a');
    },
  );
  app.get(
    `${itemAddress}/waveform`,
    {
      schema: {
        tags,
        summary: 'Peaks of a clip’s sound',
        params,
        querystring: soundPeaksQuery,
        response: { 200: waveform },
      },
    },
    async (request, reply) => {
      const clip = clipIn(await findValue(services, request.params));
      return made.json({ task: 'clip-waveform', params: { clip, ...request.query } }, leftSignal(reply));
    },
  );
}

function addStillRoutes(scope: FastifyInstance, services: InspectServices, made: MadeContents): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const send = sender(made);
  app.get(
    `${itemAddress}/still/:n`,
    { schema: { tags, summary: 'A picture of a batch', params: stillParams, querystring: stillQuery } },
    async (request, reply) => {
      const still = stillIn(await findValue(services, request.params), request.params.n, request.params);
      return send(request, reply, { task: 'still-picture', params: { still, ...request.query } }, 'webp');
    },
  );
  app.get(
    `${itemAddress}/still/:n/heat`,
    {
      schema: {
        tags,
        summary: 'The numbers of a picture on a small grid',
        params: stillParams,
        querystring: heatQuery,
        response: { 200: stillHeat },
      },
    },
    async (request, reply) => {
      const still = stillIn(await findValue(services, request.params), request.params.n, request.params);
      return made.json({ task: 'still-heat', params: { still, ...request.query } }, leftSignal(reply));
    },
  );
}

/** Sends what a worker makes of a value. */
function sender(made: MadeContents) {
  return async (request: FastifyRequest, reply: FastifyReply, content: Content, extension: string) => {
    const path = await made.file(content, extension, leftSignal(reply));
    return sendFile(request, reply, { path, name: `${content.task}.${extension}` });
  };
}
