// Turns the corpus' phonemes into what the model learns: a viseme class and eight mouth parameters for every row.
//   node training/make-targets.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { coarticulate } from '../packages/lipsync/dist/viseme/coarticulation.js';
import { visemeSegments } from '../packages/lipsync/dist/viseme/viseme-segments.js';
import { heardAs, visemeIds } from '../packages/lipsync/dist/viseme/viseme-table.js';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'data');

for (const name of ['espeak', 'flite', 'festival', 'music']) {
  const utterances = readFileSync(path.join(folder, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const last = utterances.at(-1);
  const rowCount = last.firstRow + last.rows;
  const classes = new Uint8Array(rowCount);
  const shapes = new Float32Array(rowCount * 8);
  for (const { firstRow, rows, events } of utterances) {
    const segments = visemeSegments(
      events.map(([startSeconds, endSeconds, symbol]) => ({ startSeconds, endSeconds, symbol })),
      { stopsFrom: name === 'espeak' ? 'burst' : 'silence' },
    );
    for (const { startSeconds, endSeconds, viseme } of segments) {
      const id = visemeIds.indexOf(heardAs[viseme] ?? viseme);
      for (let i = Math.round(startSeconds * 100); i < Math.min(rows, Math.round(endSeconds * 100)); i++)
        classes[firstRow + i] = id;
    }
    shapes.set(coarticulate(segments, rows), firstRow * 8);
  }
  writeFileSync(path.join(folder, `${name}.classes`), classes);
  writeFileSync(path.join(folder, `${name}.shapes`), Buffer.from(shapes.buffer));
  console.log(`${name}: ${utterances.length} utterances, ${rowCount / 100} s`);
}
