// npm run bench:graphs
// Times graphs of trivial nodes, in the engine alone and through the server as a client sees it, and writes
// docs/benchmarks-graphs.md with ComfyUI's figures for the same graphs beside them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureEngine } from './bench/engine.mjs';
import { machine } from './bench/machine.mjs';
import { measureServer } from './bench/server.mjs';
import { root } from './bootstrap/root.mjs';
import { bootstrap } from './bootstrap.mjs';

/**
 * ComfyUI 0.3.64 on the same kind of machine: its unmodified execution code with trivial nodes, without its server. Ranges
 * are of two runs.
 */
const comfyui = {
  'chain of 50': ['30–60', '50–90', '430'],
  'chain of 100': ['190–340', '290–460', ''],
  'chain of 200': ['1400–1900', '1400–1700', '6700'],
  'chain of 400': ['6100–6500', '6100–6700', '26600'],
  'chain of 800': ['25000–26000', '25000–29000', '107000'],
  'chain of 20000': ['does not run', '', ''],
  'wide, 801 nodes': ['600', '300', ''],
};

await bootstrap();
const engine = await measureEngine();
const server = await measureServer();
const rows = server.map(({ graph, cold, cached, bytes }) => {
  const alone = engine.find((row) => row.graph === graph);
  const ours = [alone.cold, alone.cached, cold, cached, bytes / 1000].map((value) => value.toFixed(value < 10 ? 1 : 0));
  return [graph, ...ours, ...(comfyui[graph] ?? ['', '', ''])];
});
console.table(rows);
const page = [
  '# Benchmarks: graphs',
  '',
  'Written by `npm run bench:graphs`. The nodes do next to nothing, so what is timed is everything around them. *Engine* is',
  'the engine alone with a cache in memory; *server* is what a client sees: from sending the prompt over HTTP until the last',
  'WebSocket message, with worker process, store and events. *Cached* is the median of five further runs of the same prompt.',
  'ComfyUI’s figures were measured on its execution code alone (0.3.64), its traffic on `progress_state`.',
  '',
  `Machine: ${machine()}.`,
  '',
  '| graph | engine cold ms | engine cached ms | server cold ms | server cached ms | events kB | ComfyUI cold ms | ComfyUI cached ms | ComfyUI events kB |',
  `| --- |${' ---: |'.repeat(8)}`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
];
writeFileSync(join(root, 'docs', 'benchmarks-graphs.md'), page.join('\n'));
