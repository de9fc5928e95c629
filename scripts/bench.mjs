// npm run bench [-- --clip FILE --audio FILE --seconds N --long --runs N]
// Times the main job against decoding and encoding the same frames without lip-sync, in one run on one machine, prints
// JSON lines and writes the table in docs/benchmarks.md. Ratios carry over to other machines; seconds do not.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from './bench/machine.mjs';
import { benchMaterial } from './bench/material.mjs';
import { runCase } from './bench/run-case.mjs';
import { writeTable } from './bench/table.mjs';
import { root } from './bootstrap/root.mjs';
import { bootstrap } from './bootstrap.mjs';

const { values } = parseArgs({
  options: {
    clip: { type: 'string' },
    audio: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    runs: { type: 'string', default: '1' },
    long: { type: 'boolean', default: false },
  },
});

await bootstrap();
const folder = join(root, 'workspace', 'bench');
mkdirSync(folder, { recursive: true });
const seconds = Number(values.seconds);
const material = await benchMaterial({ folder, clip: values.clip, audio: values.audio, seconds });
const results = [];
for (let run = 0; run < Number(values.runs); run++) {
  // Plain, cold and warm follow each other closely, so that a noisy neighbour disturbs all three.
  const store = join(folder, `artifacts-${run}`);
  rmSync(store, { recursive: true, force: true });
  for (const kind of ['plain', 'cold', 'warm']) measure({ kind, seconds, store, run });
}
if (values.long) {
  const store = join(folder, 'artifacts-0');
  measure({ kind: 'long', seconds: 10 * seconds, store, run: 0 });
}
writeTable(join(root, 'docs', 'benchmarks.md'), { machine: machine(), material, results });

function measure(job) {
  const figures = runCase({ ...job, folder, material });
  const result = { ...job, ...figures };
  delete result.store;
  results.push(result);
  console.log(JSON.stringify(result));
}
