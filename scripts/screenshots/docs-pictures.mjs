import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Pictures that docs/editor.md and the READMEs show, by what they are called here. */
const shown = {
  'start-filled': 'start',
  'editor-run': 'editor',
  'inspect-mouth': 'inspect',
  'batch-table': 'batch',
  'compare-side': 'compare',
};

const mostBytes = 60_000;

/** Writes a picture among the documents' ones, as small as it may be, if they show it. */
export async function docsPictures(folder, picture, scheme, pixels) {
  const name = shown[picture];
  if (!name) return;
  for (let quality = 86; ; quality -= 6) {
    const small = await sharp(pixels).resize({ width: 1200 }).webp({ quality, effort: 6 }).toBuffer();
    if (small.length > mostBytes && quality > 30) continue;
    await writeFile(join(folder, `${name}-${scheme}.webp`), small);
    console.log(`docs/images/${name}-${scheme}.webp: ${Math.round(small.length / 1024)} KB`);
    return;
  }
}
