// Draws the pictures of the templates gallery: the drawn presenter, what is special about the workflow, and its graph.
// They are committed, so that the page has them without drawing anything.
//   node examples/make-pictures.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import { graph } from './pictures/graph.mjs';
import { height, width } from './pictures/palette.mjs';
import { scenes } from './pictures/scenes.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

/** The picture of the course openings is made of frames of four of them. */
const photographed = new Set(['course-openings']);

for (const { file, picture } of read('templates.json').filter(({ file }) => !photographed.has(file))) {
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext('2d');
  scenes[file](ctx);
  graph(ctx, read(`${file}.ui.json`));
  writeFileSync(new URL(picture, import.meta.url), canvas.toBuffer('image/webp', 82));
}
