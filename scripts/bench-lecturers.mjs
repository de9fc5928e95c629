// npm run bench:lecturers [-- --rows N --part SHARE --times N --set NODE.INPUT=VALUE --profile FOLDER --keep]
// Times the workflow of the lecturers from one end to the other against decoding and encoding the videos it delivered,
// in the same run on the same machine, and prints Markdown for docs/benchmarks-production.md. Without --rows, the sample's
// twelve; with it, as many rows, each with files of its own, of which --part (0 to 1) is said --times times.
import { rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from './bench/machine.mjs';
import { root } from './bootstrap/root.mjs';
import { bootstrap } from './bootstrap.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string' },
    part: { type: 'string', default: '1' },
    times: { type: 'string', default: '1' },
    set: { type: 'string', multiple: true, default: [] },
    profile: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});

await bootstrap();
const { runRows } = await import('./bench/lecturers/run-rows.mjs');
const { figuresOf } = await import('./bench/lecturers/figures.mjs');
const { markdownOf } = await import('./bench/lecturers/markdown.mjs');

const folder = join(root, 'workspace', `bench-lecturers-${process.pid}`);
const load = loadavg()[0].toFixed(1);
const { rows, part, times } = values;
try {
  const run = await runRows({
    folder,
    part: Number(part),
    times: Number(times),
    args: values.set.flatMap((setting) => ['--set', setting]),
    ...(rows && { rows: Number(rows) }),
    ...(values.profile && { profile: resolve(values.profile) }),
  });
  const what = rows
    ? `${rows} rows of their own, ${part} of each text ${times} times`
    : 'the twelve rows of the sample';
  const title = [what, ...values.set].join(', ');
  console.log(markdownOf(figuresOf(run), { title, machine: machine(), load }));
} finally {
  if (!values.keep) await rm(folder, { recursive: true, force: true });
}
