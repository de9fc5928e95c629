import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { folderUnknown } from '../../errors.js';
import type { ServerServices } from '../../server-services.js';
import { withSlashes } from '../../with-slashes.js';
import { documented } from './documented.js';

/** `/models`: the model files that the user brought, by folder. Folder names are looked up, never joined into a path. */
export async function modelRoutes(app: FastifyInstance, { home }: ServerServices): Promise<void> {
  app.get('/models', documented('Folders of model files'), async () => foldersOf(home.models));

  app.get<{ Params: { folder: string } }>('/models/:folder', documented('Files of one folder'), async (request) =>
    filesOf(home.models, request.params.folder),
  );

  app.get('/experiment/models', documented('Folders of model files'), async () =>
    (await foldersOf(home.models)).map((name) => ({ name, folders: [`models/${name}`] })),
  );

  app.get<{ Params: { folder: string } }>(
    '/experiment/models/:folder',
    documented('Files of one folder'),
    async (request) => (await filesOf(home.models, request.params.folder)).map((name) => ({ name, pathIndex: 0 })),
  );

  // Headers of safetensors files, which nothing here uses: there is no such file to tell of.
  app.get<{ Params: { folder: string } }>(
    '/view_metadata/:folder',
    documented('Header of a safetensors file'),
    async (request) => {
      await filesOf(home.models, request.params.folder);
      return {};
    },
  );
}

async function foldersOf(models: string): Promise<string[]> {
  const entries = await readdir(models, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

async function filesOf(models: string, folder: string): Promise<string[]> {
  const known = await foldersOf(models);
  if (!known.includes(folder)) throw folderUnknown({ name: folder, known: known.join(', ') || '-' });
  const root = join(models, folder);
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => withSlashes(relative(root, join(entry.parentPath, entry.name))))
    .sort();
}
