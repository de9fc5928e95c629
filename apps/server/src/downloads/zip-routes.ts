import { stat } from 'node:fs/promises';
import type { FileReference } from '@talkgraph/engine';
import { isTalkgraphError } from '@talkgraph/errors';
import { zipQuery } from '@talkgraph/protocol';
import { type Home, parseFileReference, type RunHead, resolveUserFile } from '@talkgraph/runtime';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { filesNotFound } from '../errors.js';
import { knownRun } from '../known-run.js';
import type { ServerServices } from '../server-services.js';
import { outputsOfRuns } from './outputs-of-runs.js';
import { type NamedFile, plainName, zipNames } from './zip-names.js';
import { type ZipEntry, zipStream } from './zip-stream.js';

/** So many files are looked up at the same time. */
const lookupsAtOnce = 50;

/** Results of several runs as one download. */
export async function zipRoutes(scope: FastifyInstance, services: ServerServices): Promise<void> {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const { dispatcher, home } = services;
  app.get(
    '/api/files.zip',
    // A head could only be told by making all of it.
    {
      exposeHeadRoute: false,
      schema: { tags: ['files'], summary: 'Results of runs, and other files, as one ZIP', querystring: zipQuery },
    },
    async ({ query }, reply) => {
      const named = await Promise.all(query.run.map((id) => knownRun(dispatcher, id)));
      const runs = [...named, ...(await runsOfBatch(services, query.batch))];
      const files = [...(await outputsOfRuns(dispatcher, runs)), ...query.file.map(namedFile)];
      const entries = await entriesOf(home, files);
      if (entries.length === 0) throw filesNotFound({});
      const { stream, bytes } = await zipStream(entries);
      const name = plainName(query.name ?? (runs.length === 1 ? (runs[0]?.title ?? '') : '')) || 'talkgraph';
      if (bytes !== undefined) reply.header('content-length', bytes);
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.zip`)}`)
        .header('cache-control', 'no-store')
        .send(stream);
    },
  );
}

/** The last run of each row that made something. */
async function runsOfBatch({ dispatcher }: ServerServices, batch: string | undefined): Promise<readonly RunHead[]> {
  if (batch === undefined) return [];
  const { runs } = await dispatcher.runHeads({ batch, states: ['success', 'partial'], oldestFirst: true });
  const byRow = new Map(runs.map((run) => [run.row ?? run.runId, run]));
  return [...byRow.values()].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
}

function namedFile(text: string): NamedFile<FileReference> {
  const file = parseFileReference(text);
  return { file, filename: file.filename, isOnly: true };
}

/** Files that are gone are left out; a name that leads elsewhere is refused. */
async function entriesOf(home: Home, files: readonly NamedFile<FileReference>[]): Promise<readonly ZipEntry[]> {
  const names = zipNames(files);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < names.length; i += lookupsAtOnce) {
    const part = names.slice(i, i + lookupsAtOnce).map(({ file, name }) => entryOf(home, file, name));
    entries.push(...(await Promise.all(part)).filter((entry) => entry !== undefined));
  }
  return entries;
}

async function entryOf(home: Home, file: FileReference, name: string): Promise<ZipEntry | undefined> {
  try {
    const path = await resolveUserFile(home, file);
    const { size, mtime } = await stat(path);
    return { path, name, bytes: size, changedAt: mtime };
  } catch (error) {
    if (isTalkgraphError(error) && error.code !== 'FILE_NOT_FOUND') throw error;
    return undefined;
  }
}
