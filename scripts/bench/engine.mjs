import { createRegistry, parsePrompt, runGraph, silentLogger } from '../../packages/engine/dist/index.js';
import { chain, waits, wide } from './graphs.mjs';
import pack from './pack.mjs';

const registry = createRegistry([pack]);

/**
 * Times the engine alone on graphs of trivial nodes, with a cache in memory: cold, and with everything cached.
 * @returns {Promise<{graph: string, cold: number, cached: number}[]>} milliseconds
 */
export async function measureEngine() {
  const rows = [];
  for (const length of [50, 100, 200, 400, 800, 20_000]) {
    rows.push(await coldAndCached(`chain of ${length}`, chain(length)));
  }
  rows.push(await coldAndCached('wide, 801 nodes', wide()));
  rows.push(await coldAndCached('three waits of 3 s', waits(3)));
  return rows;
}

/** Cold once, then cached; the median of five, because the first ones still warm up the compiler. */
async function coldAndCached(name, graph) {
  const cache = memoryCache();
  const cold = await measure(graph, cache);
  const cached = [];
  for (let i = 0; i < 5; i++) cached.push(await measure(graph, cache));
  cached.sort((a, b) => a - b);
  return { graph: name, cold, cached: cached[2] };
}

async function measure(graph, cache) {
  const prompt = parsePrompt(graph);
  const outputs = Object.keys(graph).filter((id) => graph[id].class_type === 'BenchEnd');
  const before = performance.now();
  const status = await runGraph(
    { runId: 'bench', prompt, outputs },
    {
      registry,
      cache,
      store: { find: async () => undefined, put: async () => '' },
      log: silentLogger,
      resources: {},
      use: () => undefined,
      files: () => files,
    },
    { signal: new AbortController().signal, onEvent: () => {} },
  );
  if (status !== 'success') throw new Error(`the bench run ended as ${status}`);
  return performance.now() - before;
}

const files = { find: async (name) => name, save: async () => ({}), scratch: async () => '', dispose: async () => {} };

/** A cache in memory that keeps records as they are. */
function memoryCache() {
  const records = new Map();
  return {
    find: async (keys) => new Map(keys.flatMap((key) => (records.has(key) ? [[key, records.get(key)]] : []))),
    put: async (key, record) => void records.set(key, record),
  };
}
