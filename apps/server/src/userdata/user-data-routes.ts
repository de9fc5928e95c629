import { rm, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { userDataListQuery, userDataTreeQuery, userDataWriteQuery } from '@talkgraph/protocol';
import { placeFile, resolveBelow } from '@talkgraph/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requestInvalid, userDataExists } from '../errors.js';
import { sendFile } from '../media/send-file.js';
import { checked } from '../read-body.js';
import { sendJson } from '../send-json.js';
import type { ServerServices } from '../server-services.js';
import { createNameQueue } from '../uploads/name-queue.js';
import { orNotSaved } from '../uploads/or-not-saved.js';
import { listFiles } from './list-files.js';
import { replaceFile } from './replace-file.js';
import { userPlace, workflowsFolder } from './user-place.js';

const tags = ['user data'];
/** Saved workflows are a few megabytes at most. */
const bodyLimit = 64 * 1024 * 1024;

// One queue for the process, so that of two files that must not overwrite each other only one is kept.
const queue = createNameQueue();

interface FileRoute {
  Params: { file: string; dest: string };
}

/** /userdata and /v2/userdata of ComfyUI. Names are relative to the folder of the user. */
export async function userDataRoutes(app: FastifyInstance, services: ServerServices): Promise<void> {
  // A body is a file here, whatever its type says.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
  addLists(app, services);
  addFiles(app, services);
  addMove(app, services);
}

function addLists(app: FastifyInstance, services: ServerServices): void {
  app.get('/userdata', { schema: { tags, summary: 'Files of a folder' } }, async (request) => {
    const query = checked(request.query, userDataListQuery, 'query');
    if (!query.dir)
      throw requestInvalid({ where: 'dir', problem: { en: 'the name of a folder is missing', zh: '缺少文件夹名称' } });
    const folder = await folderAt(request, services, query.dir);
    const files = (await listFiles(folder, query)).filter(({ isFolder }) => !isFolder);
    if (query.full_info) return files.map(({ path, size, modified, created }) => ({ path, size, modified, created }));
    return files.map(({ path }) => (query.split ? [path, ...path.split('/')] : path));
  });

  app.get('/v2/userdata', { schema: { tags, summary: 'Files and folders of a folder' } }, async (request) => {
    const { path: at = '' } = checked(request.query, userDataTreeQuery, 'query');
    const entries = await listFiles(await folderAt(request, services, at), { recurse: false });
    const shown = entries.map(({ name, isFolder, size, modified }) => {
      const path = posix.join(at, name);
      return isFolder ? { name, path, type: 'directory' } : { name, path, type: 'file', size, modified };
    });
    const hasElsewhere = (at === '' || at === '/') && !services.options.multiUser;
    return hasElsewhere ? [...shown, { name: workflowsFolder, path: workflowsFolder, type: 'directory' }] : shown;
  });
}

function addFiles(app: FastifyInstance, services: ServerServices): void {
  const url = '/userdata/:file';
  app.get<FileRoute>(url, { schema: { tags, summary: 'A file' } }, async (request, reply) => {
    const path = await fileAt(request, services, request.params.file);
    return sendFile(request, reply, { path, name: posix.basename(request.params.file) });
  });
  app.delete<FileRoute>(url, { schema: { tags, summary: 'Remove a file' } }, async (request, reply) => {
    await rm(await fileAt(request, services, request.params.file));
    return reply.code(204).send();
  });
  app.post<FileRoute>(url, { bodyLimit, schema: { tags, summary: 'Save a file' } }, (request, reply) => {
    const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    return put(request, reply, services, request.params.file, (path) => replaceFile(path, services.home, content));
  });
}

function addMove(app: FastifyInstance, services: ServerServices): void {
  const schema = { tags, summary: 'Move a file' };
  app.post<FileRoute>('/userdata/:file/move/:dest', { schema }, async (request, reply) => {
    const source = await fileAt(request, services, request.params.file);
    return put(request, reply, services, request.params.dest, (path) => placeFile(source, path));
  });
}

/** Writes where the query allows it, and answers the name or the facts of the file as JSON. */
async function put(
  request: FastifyRequest<FileRoute>,
  reply: FastifyReply,
  services: ServerServices,
  name: string,
  write: (path: string) => Promise<void>,
): Promise<FastifyReply> {
  const { overwrite, full_info } = checked(request.query, userDataWriteQuery, 'query');
  const place = await userPlace(request, services, name);
  const path = await resolveBelow(place.root, place.name, 'new');
  const answer = await queue(path, async () => {
    await checkFree(name, path, overwrite?.toLowerCase() !== 'false');
    await orNotSaved(name, () => write(path));
    return full_info ? factsOf(name, path) : name;
  });
  return sendJson(reply, answer);
}

async function folderAt(request: FastifyRequest, services: ServerServices, named: string): Promise<string> {
  const { root, name } = await userPlace(request, services, named.replace(/\/$/, ''));
  return name === '' ? root : resolveBelow(root, name, 'folder');
}

async function fileAt(request: FastifyRequest, services: ServerServices, named: string): Promise<string> {
  const { root, name } = await userPlace(request, services, named);
  return resolveBelow(root, name, 'file');
}

/** @throws USER_DATA_EXISTS */
async function checkFree(name: string, path: string, mayOverwrite: boolean): Promise<void> {
  const existing = await stat(path).catch(() => undefined);
  if (existing === undefined) return;
  if (!existing.isFile() || !mayOverwrite) throw userDataExists({ file: name });
}

async function factsOf(name: string, path: string) {
  const { size, mtimeMs, birthtimeMs } = await stat(path);
  return { path: name, size, modified: Math.round(mtimeMs), created: Math.round(birthtimeMs) };
}
