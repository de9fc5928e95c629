import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  askJson,
  type ComfyServer,
  type ComfyWorkflow,
  nodeName,
  type RunMemory,
  readServer,
  runWorkflow,
  type SentPrompt,
} from '@talkgraph/comfyui';
import { type DeliveryJournal, openDeliveryJournal } from '@talkgraph/delivery';
import { convertWorkflow } from '@talkgraph/engine';
import type { ComfyUiPlace, ComfyUiService, ImageService, MediaService } from '@talkgraph/nodes';
import { type Home, openSecretStore, resolveBelow } from '@talkgraph/runtime';
import { keepMade } from '../comfyui/keep-made.js';
import { type ObjectInfo, serverRegistry } from '../comfyui/server-registry.js';
import { unaskedComfyUi } from '../comfyui/unasked-comfyui.js';
import { uploadValues } from '../comfyui/upload-values.js';
import { remoteIsOurselves } from '../errors.js';

export interface ComfyUiServiceOptions {
  readonly home: Home;
  readonly media: MediaService;
  readonly images: ImageService;
  /** No server is asked. */
  readonly offline?: boolean;
}

/** Makes the service that runs workflows on ComfyUI servers; what was sent is remembered in `remote/` of the home. */
export function createComfyUiService({ home, media, images, offline }: ComfyUiServiceOptions): ComfyUiService {
  let opening: Promise<DeliveryJournal> | undefined;
  const openJournal = () => {
    opening ??= openDeliveryJournal(join(home.root, 'remote'));
    return opening;
  };
  const readWorkflowFile = async (name: string) => readFile(await resolveBelow(home.workflows, name, 'file'), 'utf8');
  if (offline) return unaskedComfyUi({ readWorkflowFile });
  return {
    readWorkflowFile,
    addressOf: async (place) => (await serverOf(home, place)).base,
    async toApiFormat(workflow, place, signal) {
      const server = await serverOf(home, place);
      const info = await askJson<ObjectInfo>(server, '/object_info', { signal, timeoutMs: 120_000 });
      return convertWorkflow(workflow, serverRegistry(info)).prompt;
    },
    async run(run, call) {
      const server = await serverOf(home, run);
      await refuseOurselves(home, server);
      const { signal } = call;
      const outline = run.workflow as unknown as ComfyWorkflow;
      const key = createHash('sha256').update(`${run.id} ${server.base} ${run.identity}`).digest('hex');
      const made = await runWorkflow(
        server,
        {
          prepare: async () =>
            run.withFiles(await uploadValues(server, run, call, { media, images })) as unknown as ComfyWorkflow,
          ...{ outline, outputNode: run.outputNode, folder: await call.files.scratch() },
          memory: memoryOf(await openJournal(), `comfyui ${key}`),
        },
        {
          signal,
          onProgress: ({ share, node }) => {
            const stage = node === undefined ? 'ComfyUI' : `ComfyUI: ${nodeName(outline, node)}`;
            call.progress({ done: Math.round(share * 100), total: 100, stage });
          },
          onPreview: (preview) => call.preview(preview),
          onWaiting: (before) => {
            const { place } = server;
            call.note({
              en: `Waits for ${before} others at ${place}.`,
              zh: `在 ${place} 排队，前面还有 ${before} 个任务。`,
            });
          },
        },
      );
      return keepMade(made, { media, images }, signal);
    },
  };
}

/** Opened anew each time: a profile that was changed counts at once. */
async function serverOf(home: Home, { profile, address }: ComfyUiPlace): Promise<ComfyServer> {
  if (profile === '') return readServer({ address });
  const { fields } = await (await openSecretStore(home.root)).read(profile, 'comfyui');
  return readServer(fields);
}

const thisMachine = /^(localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/;

/** A run that waits for another one of its own server may hold the worker that this one needs. */
async function refuseOurselves(home: Home, { base }: ComfyServer): Promise<void> {
  const own = await readFile(join(home.root, 'server.json'), 'utf8').then(
    (text) => new URL((JSON.parse(text) as { readonly url: string }).url),
    () => undefined,
  );
  const asked = new URL(base);
  if (!own || own.port !== asked.port) return;
  const isHere = (url: URL) => thisMachine.test(url.hostname);
  if (own.hostname === asked.hostname || (isHere(own) && isHere(asked))) throw remoteIsOurselves({ address: base });
}

function memoryOf(journal: DeliveryJournal, key: string): RunMemory {
  return {
    find: async () => (await journal.find(key)) as SentPrompt | undefined,
    save: (sent) => journal.save(key, sent),
    remove: () => journal.remove(key),
  };
}
