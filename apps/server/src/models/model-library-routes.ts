import multipart from '@fastify/multipart';
import { isTalkgraphError } from '@talkgraph/errors';
import { modelKind, modelLibraryAnswer, modelVerdict, shownModel } from '@talkgraph/protocol';
import { ModelLibrary, sweepIncomingModels } from '@talkgraph/runtime';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ServerServices } from '../server-services.js';
import { receiveUpload } from '../uploads/receive-upload.js';
import { temporaryFolder } from '../uploads/temporary-folder.js';
import { type ReceivedFolder, receiveFolder } from './receive-folder.js';
import { showLibrary, showModel } from './show-models.js';

const tags = ['models'];
const params = z.object({ kind: modelKind, name: z.string().max(255) });
const removed = z.object({ removed: z.literal(true) });

/** Larger models are put into their folders by hand, or added with `talkgraph models add`. */
const mostUploadBytes = 4e9;

/** `/api/model-library`: the models that the user brought, with what they are, whether they are whole, and whether they are loaded. */
export async function modelLibraryRoutes(scope: FastifyInstance, services: ServerServices): Promise<void> {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const { home, dispatcher, options, log } = services;
  const library = new ModelLibrary(home);
  const limitBytes = Math.min(options.uploadLimitBytes, mostUploadBytes);
  await sweepIncomingModels(home.models);
  await app.register(multipart, { throwFileSizeLimit: false });

  app.get(
    '/api/model-library',
    { schema: { tags, summary: 'Models, and those worth fetching', response: { 200: modelLibraryAnswer } } },
    async () => showLibrary(await library.list(), dispatcher.workers(), limitBytes),
  );

  addUpload(scope, services, library, limitBytes);

  app.post(
    '/api/model-library/:kind/:name/verify',
    { schema: { tags, summary: 'Read a model again and open it', params, response: { 200: modelVerdict } } },
    async ({ params: { kind, name } }) => {
      const before = await library.state(kind, name);
      const isListed = before.condition !== 'unlisted' && before.condition !== 'missing';
      const model = showModel(isListed ? await library.check(kind, name) : before, dispatcher.workers());
      if (model.condition === 'missing') return { model, opens: false };
      try {
        const { what } = (await dispatcher.task('try-model', { kind, name })) as { what: string };
        return { model, opens: true, what };
      } catch (error) {
        if (!isTalkgraphError(error)) throw error;
        return { model, opens: false, problem: { ...error.text } };
      }
    },
  );

  app.post(
    '/api/model-library/:kind/:name/record',
    { schema: { tags, summary: 'List a model as it is now', params, response: { 200: shownModel } } },
    async ({ params: { kind, name } }) => showModel(await library.record(kind, name), dispatcher.workers()),
  );

  app.delete(
    '/api/model-library/:kind/:name',
    { schema: { tags, summary: 'Delete a model', params, response: { 200: removed } } },
    async ({ params: { kind, name }, ip }) => {
      await library.remove(kind, name);
      log.info('A model was deleted.', { model: `${kind}/${name}`, by: ip });
      return { removed: true as const };
    },
  );
}

/** Receives a file or a folder, finds out in a worker what it is, and puts it among the models. */
function addUpload(scope: FastifyInstance, services: ServerServices, library: ModelLibrary, limitBytes: number): void {
  const { home, dispatcher, log } = services;
  const target = { field: 'file', folder: temporaryFolder(home), limitBytes };
  const documented = (summary: string) => ({
    schema: {
      tags,
      summary,
      consumes: ['multipart/form-data'],
      body: z.object({ file: z.string().meta({ format: 'binary' }), replace: z.string().optional() }),
      response: { 200: shownModel },
    },
    validatorCompiler: () => (value: unknown) => ({ value }),
  });
  const add = async ({ path, name, fields }: ReceivedFolder, by: string) => {
    const found = (await dispatcher.task('recognise-model', { path, name })) as { kind: string; name: string };
    const kind = modelKind.parse(found.kind);
    const replace = ['true', '1'].includes(fields.replace ?? '');
    const added = await library.add(path, { kind, name: found.name, move: true, replace });
    log.info('A model was added.', { model: `${kind}/${added.name}`, bytes: added.bytes, replace, by });
    return showModel(added, dispatcher.workers());
  };
  scope.post(
    '/api/model-library/upload',
    documented('Add a model that is one file; its kind is found out'),
    async (request) => receiveUpload(request, target, (received) => add(received, request.ip)),
  );
  scope.post(
    '/api/model-library/upload-folder',
    documented('Add a model that is a folder: each file is named by its path, folder/file'),
    async (request) => receiveFolder(request, target, (received) => add(received, request.ip)),
  );
}
