// Decodes and encodes the delivered files again, one after the other, with the encoder settings of the workflow, in a
// process of its own; prints its figures as one JSON line.
//   node plain.mjs FOLDER FILE…
import { join } from 'node:path';
import { openSource, render, resolveFrom } from '../../../packages/media/dist/index.js';

const [folder, ...files] = process.argv.slice(2);
const began = performance.now();
const before = process.cpuUsage();
let frames = 0;
for (const file of files) {
  const { clip, sources } = await openSource(file);
  const result = await render(clip, join(folder, 'plain.mp4'), { resolveSource: resolveFrom(sources) });
  frames += result.frames;
}
const { user, system } = process.cpuUsage(before);
const peak = process.resourceUsage().maxRSS * 1024;
const figures = { frames, wallSeconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6, peak };
console.log(JSON.stringify(figures));
