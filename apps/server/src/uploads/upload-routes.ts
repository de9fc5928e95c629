import { rm, stat } from 'node:fs/promises';
import multipart from '@fastify/multipart';
import type { FileReference } from '@talkgraph/engine';
import { folderName, maskForm, uploadAnswer, uploadForm } from '@talkgraph/protocol';
import { resolveNewUserFile } from '@talkgraph/runtime';
import type { FastifyInstance, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { z } from 'zod';
import { requestInvalid, uploadTypeRefused } from '../errors.js';
import type { ServerServices } from '../server-services.js';
import { zodProblem } from '../zod-problem.js';
import { originalOf } from './mask-original.js';
import { createNameQueue, type NameQueue } from './name-queue.js';
import { type ReceivedUpload, receiveUpload } from './receive-upload.js';
import { isNameFor, sniffUpload, type UploadKind } from './sniff-upload.js';
import { hashOf, storeUpload } from './store-upload.js';
import { temporaryFolder } from './temporary-folder.js';
import { usingFile } from './using-file.js';

interface UploadRoute {
  readonly name: string;
  /** The part of the form that holds the file. */
  readonly field: string;
  readonly kinds: readonly UploadKind[];
}

const routes: readonly UploadRoute[] = [
  // ComfyUI's own pages send sounds and videos here as well.
  { name: 'image', field: 'image', kinds: ['image', 'audio', 'video'] },
  { name: 'audio', field: 'audio', kinds: ['audio', 'video'] },
  { name: 'video', field: 'video', kinds: ['video', 'image'] },
  { name: 'file', field: 'file', kinds: ['image', 'audio', 'video', 'text', 'table'] },
];

/** POST /upload/image, /upload/mask, /upload/audio, /upload/video and /upload/file, also below /api. */
export async function uploadRoutes(app: FastifyInstance, services: ServerServices): Promise<void> {
  // What a killed process was receiving is of no use any more.
  await rm(temporaryFolder(services.home), { recursive: true, force: true });
  await app.register(multipart, { throwFileSizeLimit: false });
  const queue = createNameQueue();
  for (const prefix of ['', '/api']) {
    for (const route of routes) {
      app.post(`${prefix}/upload/${route.name}`, documented(route, 'Upload a file', prefix), (request) =>
        receive(request, services, route, (upload) => keep(upload, services, queue)),
      );
    }
    app.post(
      `${prefix}/upload/mask`,
      documented(maskRoute, 'Paste the alpha of a mask on a picture', prefix),
      (request) => receive(request, services, maskRoute, (upload) => keepMasked(upload, services, queue)),
    );
  }
}

/** What /docs says of a route. The form is read as it streams in, so it is not checked as a whole. */
function documented(route: UploadRoute, summary: string, prefix: string): RouteShorthandOptions {
  const body = uploadForm.extend({ [route.field]: z.string().meta({ format: 'binary' }) });
  const form = route === maskRoute ? body.extend(maskForm.shape) : body;
  return {
    schema: {
      tags: ['files'],
      summary: `${summary}: ${route.kinds.join(', ')}`,
      consumes: ['multipart/form-data'],
      body: form,
      response: { 200: uploadAnswer },
      hide: prefix === '/api',
    },
    validatorCompiler: () => (value: unknown) => ({ value }),
  };
}

const maskRoute: UploadRoute = { name: 'mask', field: 'image', kinds: ['image'] };

async function receive(
  request: FastifyRequest,
  { home, options }: ServerServices,
  { field, kinds }: UploadRoute,
  use: (upload: ReceivedUpload) => Promise<FileReference>,
) {
  const target = { field, folder: temporaryFolder(home), limitBytes: options.uploadLimitBytes };
  const stored = await receiveUpload(request, target, async (upload) => {
    // The name first: what is wrong with it is clearer than that its content does not fit.
    await resolveNewUserFile(home, referenceOf(upload));
    const found = (await sniffUpload(upload.path, upload.name)).filter((kind) => kinds.includes(kind));
    if (found.length === 0 || !isNameFor(upload.name, found)) {
      throw uploadTypeRefused({ name: upload.name, accepted: kinds.join(', ') });
    }
    return use(upload);
  });
  return { name: stored.filename, subfolder: stored.subfolder, type: stored.type };
}

async function keep(upload: ReceivedUpload, { home }: ServerServices, queue: NameQueue): Promise<FileReference> {
  return storeUpload(home, queue, { ...upload, wanted: referenceOf(upload), overwrite: isOverwriting(upload) });
}

/** The mask's alpha is pasted by a worker, since this process touches no pixels. */
async function keepMasked(upload: ReceivedUpload, services: ServerServices, queue: NameQueue): Promise<FileReference> {
  const { home, dispatcher } = services;
  const original = await originalOf(upload.fields, home);
  const output = `${upload.path}.masked.png`;
  return usingFile(output, async () => {
    await dispatcher.task('mask', { original, mask: upload.path, output });
    const { size } = await stat(output);
    const file = { path: output, bytes: size, hash: await hashOf(output) };
    return storeUpload(home, queue, { ...file, wanted: referenceOf(upload), overwrite: isOverwriting(upload) });
  });
}

/** @throws REQUEST_INVALID */
function referenceOf({ name, fields }: ReceivedUpload): FileReference {
  const type = folderName.safeParse(fields.type || 'input');
  if (!type.success) throw requestInvalid({ where: 'type', problem: zodProblem(type.error.issues) });
  return { filename: name, subfolder: fields.subfolder ?? '', type: type.data };
}

/** ComfyUI's own words for yes. */
function isOverwriting({ fields }: ReceivedUpload): boolean {
  return ['true', '1'].includes(fields.overwrite ?? '');
}
