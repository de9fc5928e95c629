// node scripts/bench/engine.mjs: the engine's own bench.
// Times the engine alone on graphs of trivial nodes, with a cache in memory: cold, and with everything cached. Prints a
// table; needs the engine to be built. ComfyUI's figures for the same graphs grow with the square of the length.
import {
  createRegistry,
  defineNode,
  definePack,
  float,
  parsePrompt,
  runGraph,
  silentLogger,
} from '../../packages/engine/dist/index.js';

const text = { en: 'bench', zh: '测试' };
const plain = { version: 1, label: text, category: 'bench', summary: text, outputs: { value: { type: float } } };

const step = defineNode({
  ...plain,
  type: 'Step',
  inputs: { value: { type: float } },
  run: ({ value }) => ({ value: value + 1 }),
});
const pause = defineNode({
  ...plain,
  type: 'Pause',
  inputs: { seconds: { type: float } },
  perNode: true,
  run: ({ seconds }) =>
    new Promise((resolve) => {
      setTimeout(() => resolve({ value: seconds }), 1000 * seconds);
    }),
});
const registry = createRegistry([definePack({ name: 'bench', version: '1.0.0', nodes: [step, pause] })]);

/** A cache in memory that keeps records as they are. */
function memoryCache() {
  const records = new Map();
  return {
    find: async (keys) => new Map(keys.flatMap((key) => (records.has(key) ? [[key, records.get(key)]] : []))),
    put: async (key, record) => void records.set(key, record),
  };
}

const files = { find: async (name) => name, save: async () => ({}), scratch: async () => '', dispose: async () => {} };

async function measure(graph, outputs, cache) {
  const prompt = parsePrompt(graph);
  const events = [];
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
    { signal: new AbortController().signal, onEvent: (event) => events.push(event) },
  );
  const milliseconds = performance.now() - before;
  if (status !== 'success') throw new Error(`the bench run ended as ${status}`);
  return { milliseconds, bytes: events.reduce((sum, event) => sum + JSON.stringify(event).length, 0) };
}

/** Cold once, then cached; the median of five, because the first ones still warm up the compiler. */
async function coldAndCached(name, graph, outputs) {
  const cache = memoryCache();
  const cold = await measure(graph, outputs, cache);
  const cached = [];
  for (let i = 0; i < 5; i++) cached.push((await measure(graph, outputs, cache)).milliseconds);
  cached.sort((a, b) => a - b);
  return {
    graph: name,
    'cold ms': round(cold.milliseconds),
    'cached ms': round(cached[2]),
    'events KB': round(cold.bytes / 1000),
  };
}

function chain(length) {
  const graph = { n0: { class_type: 'Step', inputs: { value: 0 } } };
  for (let i = 1; i < length; i++) graph[`n${i}`] = { class_type: 'Step', inputs: { value: [`n${i - 1}`, 0] } };
  return graph;
}

/** 400 independent pairs and one more: as wide as ComfyUI was measured with. */
function wide() {
  const graph = { last: { class_type: 'Step', inputs: { value: -1 } } };
  for (let i = 0; i < 400; i++) {
    graph[`a${i}`] = { class_type: 'Step', inputs: { value: i } };
    graph[`b${i}`] = { class_type: 'Step', inputs: { value: [`a${i}`, 0] } };
  }
  return { graph, outputs: ['last', ...Array.from({ length: 400 }, (_, i) => `b${i}`)] };
}

function round(value) {
  return Math.round(value * 10) / 10;
}

const rows = [];
for (const length of [50, 100, 200, 400, 800, 20_000]) {
  rows.push(await coldAndCached(`chain of ${length}`, chain(length), [`n${length - 1}`]));
}
const { graph, outputs } = wide();
rows.push(await coldAndCached('wide, 801 nodes', graph, outputs));
const three = Object.fromEntries(['a', 'b', 'c'].map((id) => [id, { class_type: 'Pause', inputs: { seconds: 3 } }]));
rows.push(await coldAndCached('three waits of 3 s', three, ['a', 'b', 'c']));
console.table(rows);
