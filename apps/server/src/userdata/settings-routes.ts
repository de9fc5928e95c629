import { join } from 'node:path';
import { type Json, type JsonObject, jsonProblem } from '@talkgraph/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requestInvalid } from '../errors.js';
import { acceptAnyText, bodyText, jsonBody } from '../json-body.js';
import { sendJson } from '../send-json.js';
import type { ServerServices } from '../server-services.js';
import { addUser, listUsers, userFolder } from './find-user.js';
import { changeJsonFile, readJsonFile } from './json-file.js';

const settingsFile = 'comfy.settings.json';
const tags = ['user data'];

/** /settings, /settings/{id} and /users of ComfyUI. */
export async function settingsRoutes(app: FastifyInstance, services: ServerServices): Promise<void> {
  acceptAnyText(app);
  app.get('/settings', { schema: { tags, summary: 'All settings' } }, (request) => readSettings(request, services));
  app.get<{ Params: { id: string } }>(
    '/settings/:id',
    { schema: { tags, summary: 'One setting, or null' } },
    async (request, reply) => {
      const settings = await readSettings(request, services);
      const value = Object.hasOwn(settings, request.params.id) ? settings[request.params.id] : null;
      return sendJson(reply, value);
    },
  );
  app.post('/settings', { schema: { tags, summary: 'Change settings' } }, async (request, reply) => {
    await changeSettings(request, services, jsonBody(request));
    return reply.send();
  });
  app.post<{ Params: { id: string } }>(
    '/settings/:id',
    { schema: { tags, summary: 'Change one setting' } },
    async (request, reply) => {
      await changeSettings(request, services, { [request.params.id]: jsonValue(request) });
      return reply.send();
    },
  );
  app.get('/users', { schema: { tags, summary: 'Who there is' } }, async () => {
    const users = await listUsers(services);
    return users === undefined ? { storage: 'server', migrated: true } : { storage: 'server', users };
  });
  app.post('/users', { schema: { tags, summary: 'Make a user' } }, async (request, reply) => {
    const id = await addUser(jsonBody(request).username, services);
    return sendJson(reply, id);
  });
}

async function readSettings(request: FastifyRequest, services: ServerServices): Promise<JsonObject> {
  return readJsonFile(join(await userFolder(request, services), settingsFile));
}

async function changeSettings(request: FastifyRequest, services: ServerServices, changes: JsonObject): Promise<void> {
  const path = join(await userFolder(request, services), settingsFile);
  await changeJsonFile(path, services.home, (settings) => ({ ...settings, ...changes }));
}

/** Any JSON. @throws REQUEST_INVALID */
function jsonValue(request: FastifyRequest): Json {
  try {
    return JSON.parse(bodyText(request)) as Json;
  } catch (cause) {
    throw requestInvalid({ where: 'body', problem: jsonProblem(cause) }, cause);
  }
}
