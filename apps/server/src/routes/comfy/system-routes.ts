import { freemem, totalmem } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { serverFeatures } from '../../comfy/server-features.js';
import { shownArguments } from '../../comfy/shown-arguments.js';
import type { ServerServices } from '../../server-services.js';
import { documented } from './documented.js';

/** The version of ComfyUI whose API this server follows; clients look at it to know what they may use. */
const followedVersion = '0.3.64';

/** `/system_stats` and `/features`: what this machine and this server have. */
export async function systemRoutes(app: FastifyInstance, services: ServerServices): Promise<void> {
  app.get('/system_stats', documented('The machine, its memory and its devices'), async () => ({
    system: {
      os: process.platform,
      ram_total: totalmem(),
      ram_free: freemem(),
      comfyui_version: followedVersion,
      talkgraph_version: services.version,
      required_frontend_version: null,
      installed_templates_version: null,
      required_templates_version: null,
      python_version: '',
      node_version: process.version,
      pytorch_version: '',
      embedded_python: false,
      argv: shownArguments(services.options.argv),
    },
    devices: devices(services),
    talkgraph: { models: modelMemory(services) },
  }));

  app.get('/features', documented('What this server can do'), async () => serverFeatures(services.options));
}

/** What ComfyUI does not tell: the models that each worker has in memory, and how much they may take. */
function modelMemory({ dispatcher }: ServerServices) {
  const workers = dispatcher.workers().map(({ id, models = [], modelLimits = {} }) => ({
    worker: id,
    bytes: models.reduce((sum, { bytes }) => sum + bytes, 0),
    limits: modelLimits,
    loaded: models,
  }));
  return { bytes: workers.reduce((sum, { bytes }) => sum + bytes, 0), workers };
}

/** The GPUs that workers have found; the processor where there is none. Every worker of a machine sees the same ones. */
function devices({ dispatcher }: ServerServices): readonly Record<string, unknown>[] {
  const gpus = dispatcher.workers().find(({ gpus }) => gpus && gpus.length > 0)?.gpus ?? [];
  const found = gpus.map(({ name, memoryBytes, freeBytes }) => ({
    name,
    type: 'cuda',
    total: memoryBytes,
    free: freeBytes,
  }));
  const all = found.length > 0 ? found : [{ name: 'cpu', type: 'cpu', total: totalmem(), free: freemem() }];
  return all.map(({ name, type, total, free }, index) => ({
    name,
    type,
    index: type === 'cpu' ? null : index,
    vram_total: total,
    vram_free: free,
    torch_vram_total: 0,
    torch_vram_free: 0,
  }));
}
