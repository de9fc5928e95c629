import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { logSubscriptionRequest } from '@talkgraph/protocol';
import type { FastifyInstance } from 'fastify';
import { logEntry, logSize } from '../../comfy/log-entry.js';
import { folderUnknown } from '../../errors.js';
import { acceptAnyText } from '../../json-body.js';
import { readBody } from '../../read-body.js';
import { sendJson } from '../../send-json.js';
import type { ServerServices } from '../../server-services.js';
import type { SocketHub } from '../../ws/socket-hub.js';
import { documented } from './documented.js';

/** `/internal/…`: the log, and what lies in the folders that ComfyUI's editor shows. */
export async function internalRoutes(app: FastifyInstance, services: ServerServices, hub: SocketHub): Promise<void> {
  acceptAnyText(app);
  const { home, logs } = services;
  const folders: Readonly<Record<string, string>> = { input: home.inputs, output: home.outputs, temp: home.temp };

  app.get('/internal/logs', documented('The last lines of the log as one text'), async (_request, reply) => {
    const lines = logs.recent().map((line) => logEntry(line).m);
    return sendJson(reply, lines.join(''));
  });

  app.get('/internal/logs/raw', documented('The last lines of the log'), async () => ({
    entries: logs.recent().map(logEntry),
    size: logSize,
  }));

  app.patch(
    '/internal/logs/subscribe',
    documented('Whether the sockets of a client are told of new log lines', logSubscriptionRequest),
    async (request) => {
      const { clientId, enabled } = readBody(request, logSubscriptionRequest);
      if (clientId) hub.subscribeToLogs(clientId, enabled === true);
      return {};
    },
  );

  // Relative to the home: where it lies on the disk is nobody's business.
  app.get('/internal/folder_paths', documented('Folders by kind'), async () => ({
    input: ['inputs'],
    output: ['outputs'],
    temp: ['temp'],
    models: ['models'],
    custom_nodes: ['custom_nodes'],
  }));

  app.get<{ Params: { type: string } }>(
    '/internal/files/:type',
    documented('File names of a folder, newest first'),
    async (request) => {
      const { type } = request.params;
      const folder = Object.hasOwn(folders, type) ? folders[type] : undefined;
      if (folder === undefined) throw folderUnknown({ name: type, known: Object.keys(folders).join(', ') });
      return newestFirst(folder);
    },
  );
}

async function newestFirst(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const dated = await Promise.all(
    files.map(async ({ name }) => ({
      name,
      // A file may be gone by now; it then comes last.
      changedAt: await stat(join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    })),
  );
  return dated.sort((a, b) => b.changedAt - a.changedAt || a.name.localeCompare(b.name)).map(({ name }) => name);
}
