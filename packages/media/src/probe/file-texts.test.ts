import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { exifTexts } from '../images/exif-texts.js';
import { writePicture } from '../images/write-picture.js';
import { silence } from '../ops/silence.js';
import { copyWithTexts } from '../run/copy-with-texts.js';
import { renderAudio } from '../run/render-audio.js';
import { makeMedia } from '../testing/make-media.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { fileTexts } from './file-texts.js';

const texts = { workflow: '{"nodes":[],"标题":"片"}', prompt: `{"1":"${'x'.repeat(100_000)}"}` };

test('texts are found in videos and sounds of every kind that keeps them', async (t) => {
  const folder = await temporaryFolder(t);
  const plain = join(folder, 'plain.mp4');
  await makeMedia(plain, {
    pictures: { codec: 'libx264', width: 96, height: 64, fps: { num: 25, den: 1 }, frameCount: 3 },
  });
  await copyWithTexts(plain, join(folder, 'a.mp4'), texts);
  const clip = silence({ sampleRate: 16_000, channels: 1, sampleCount: 3200 });
  const resolveSource = () => undefined as never;
  for (const extension of ['flac', 'mp3', 'm4a', 'ogg', 'opus']) {
    await renderAudio(clip, join(folder, `a.${extension}`), { resolveSource, texts });
  }
  for (const extension of ['mp4', 'flac', 'mp3', 'm4a', 'ogg', 'opus']) {
    const { workflow, prompt } = await fileTexts(join(folder, `a.${extension}`));
    assert.deepEqual({ workflow, prompt }, texts, extension);
  }
  assert.equal((await fileTexts(plain)).workflow, undefined);
});

test('texts are found in pictures, where ComfyUI puts them', async (t) => {
  const folder = await temporaryFolder(t);
  const grey = { width: 8, height: 8, channels: 3 as const, data: new Uint8Array(192) };
  const png = join(folder, 'a.png');
  await writePicture(grey, png, { format: 'png', texts });
  assert.deepEqual(await fileTexts(png), texts);
  const picture = sharp(grey.data, { raw: { width: 8, height: 8, channels: 3 } });
  const exif = { IFD0: { Make: 'workflow:{"a":1}', Model: 'prompt:{"b":2}', Artist: 'somebody' } };
  for (const kind of ['webp', 'jpeg'] as const) {
    const path = join(folder, `a.${kind}`);
    await picture.clone().withExif(exif).toFormat(kind).toFile(path);
    assert.deepEqual(await fileTexts(path), { workflow: '{"a":1}', prompt: '{"b":2}' }, kind);
  }
  const bare = join(folder, 'bare.webp');
  await picture.clone().webp().toFile(bare);
  assert.deepEqual(await fileTexts(bare), {});
});

test('damaged EXIF has no texts, and other files are no media', async (t) => {
  for (const bytes of ['', 'II*\0', 'II*\0\xff\xff\xff\xff', 'MM\0*\0\0\0\x08\xff\xff', 'Exif\0\0nothing']) {
    assert.deepEqual(exifTexts(Buffer.from(bytes, 'latin1')), []);
  }
  const path = join(await temporaryFolder(t), 'a.mp4');
  await writeFile(path, 'no film at all');
  await assert.rejects(fileTexts(path), { code: 'MEDIA_NOT_MEDIA' });
});
