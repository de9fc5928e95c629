import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPrompt, parsePrompt, runGraph, silentLogger } from '@talkgraph/engine';
import { MemoryCache } from '@talkgraph/engine/testing';
import * as nodes from '@talkgraph/nodes';
import { loadPacks, nextFileName, openFolderArtifactStore, openHome, openNodeFiles } from '@talkgraph/runtime';
import { createImageService } from '../packages/worker/dist/capabilities/media-images.js';

const testPack = fileURLToPath(new URL('comfyui-pack', import.meta.url));

/**
 * Runs prompts in this process, with a pack copied into the custom nodes of a new home: the engine, the image service and
 * the files are the real ones, only the queue and the processes are left out.
 */
export async function openBench({ pack = testPack } = {}) {
  const root = await mkdtemp(join(tmpdir(), 'talkgraph-bench-'));
  const home = await openHome(root);
  await cp(pack, join(home.customNodes, basename(pack)), { recursive: true });
  const { registry, states } = await loadPacks(home, nodes);
  const store = await openFolderArtifactStore(home.artifacts);
  const images = createImageService(store);
  const services = {
    registry,
    store,
    log: silentLogger,
    resources: { cpu: 2 },
    cache: new MemoryCache(),
    use: (capability) => (capability.name === 'images' ? images : undefined),
    files: ({ runId, nodeId, callIndex }) =>
      openNodeFiles({
        home,
        scratchFolder: join(home.temp, 'calls', `${runId}-${nodeId}-${callIndex}`),
        reserve: (request) => nextFileName(home, request),
      }),
  };
  let runs = 0;
  return {
    home,
    packs: states,
    registry,
    images,
    /** Calls one node of the pack, without a graph. */
    call: (type, inputs) => registry.find(type).run(inputs, { use: () => images }),
    check: (prompt) => checkPrompt(parsePrompt(asText(prompt)), registry),
    /** Runs a prompt; answers its verdict, status, events, and the values of every node that ran. */
    async run(prompt) {
      const verdict = await checkPrompt(parsePrompt(asText(prompt)), registry);
      const events = [];
      if (verdict.issue) return { verdict, events, ran: [] };
      const request = { runId: `r${++runs}`, prompt: verdict.prompt, outputs: verdict.outputs };
      const controls = { signal: new AbortController().signal, onEvent: (event) => events.push(event) };
      const status = await runGraph(request, services, controls);
      const done = events.filter((event) => event.kind === 'node-done');
      return {
        verdict,
        status,
        events,
        ran: events.filter((event) => event.kind === 'node-started').map((event) => event.node),
        failure: events.find((event) => event.kind === 'node-failed')?.failure,
        values: (node, slot = 0) =>
          done.find((event) => event.node === node)?.record.outputs[slot]?.map((item) => item.value),
      };
    },
    /** All numbers of a batch, if they are one and the same. */
    async level(batch) {
      const pixels = await Promise.all(batch.stills.map((still) => images.load(still)));
      const levels = new Set(pixels.flatMap(({ data }) => [...new Set(data)]));
      return levels.size === 1 ? [...levels][0] : undefined;
    },
    dispose: () => rm(root, { recursive: true, force: true }),
  };
}

/** Prompts are text where the difference between 5 and 5.0 matters. */
function asText(prompt) {
  return typeof prompt === 'string' ? prompt : JSON.stringify(prompt);
}
