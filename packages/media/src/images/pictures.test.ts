import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { makeMedia } from '../testing/make-media.js';
import { numberedPicture, quarteredPicture } from '../testing/numbered-picture.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { convertPicture } from './convert-picture.js';
import { type BytePixels, bytesOfPixels, fitsBytes, pixelsOfBytes } from './pixels.js';
import { pngTexts } from './png-texts.js';
import { readPictures } from './read-pictures.js';
import { resamplePixels } from './resample-pixels.js';
import { writePicture } from './write-picture.js';
import { writeThumbnail } from './write-thumbnail.js';

const grey = (values: readonly number[]) =>
  ({ width: values.length, height: 1, channels: 1, data: Float32Array.from(values) }) as const;

async function all(path: string): Promise<BytePixels[]> {
  const pictures: BytePixels[] = [];
  for await (const picture of readPictures(path)) pictures.push(picture);
  return pictures;
}

test('numbers become bytes as ComfyUI cuts them off', () => {
  const numbers = [0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 2 / 3, 1, -1, 2, Number.NaN];
  assert.deepEqual([...bytesOfPixels(grey(numbers)).data], [25, 51, 63, 76, 102, 127, 170, 255, 0, 255, 0]);
});

test('every byte comes back from its number', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const pixels = pixelsOfBytes({ width: 256, height: 1, channels: 1, data: bytes });
  assert.deepEqual(bytesOfPixels(pixels).data, bytes);
  assert.equal(fitsBytes(pixels), true);
  assert.equal(fitsBytes(grey([0.1])), false);
  assert.equal(fitsBytes(grey([1.5])), false);
});

async function photo(t: TestContext, name: string, make: (picture: Sharp) => Sharp): Promise<string> {
  const path = join(await temporaryFolder(t), name);
  const pixels = Buffer.alloc(8 * 4 * 3, 0);
  // The left half is red, the right half blue.
  for (let i = 0; i < 32; i++) pixels[i * 3 + (i % 8 < 4 ? 0 : 2)] = 255;
  await make(sharp(pixels, { raw: { width: 8, height: 4, channels: 3 } })).toFile(path);
  return path;
}

test('a picture is read upright as its orientation says', async (t) => {
  const path = await photo(t, 'turned.png', (picture) => picture.withMetadata({ orientation: 6 }).png());
  const [picture] = await all(path);
  assert.deepEqual([picture?.width, picture?.height, picture?.channels], [4, 8, 3]);
  assert.deepEqual([...(picture?.data.subarray(0, 3) ?? [])], [255, 0, 0]);
  assert.deepEqual([...(picture?.data.subarray(-3) ?? [])], [0, 0, 255]);
});

test('grey, deep, indexed and transparent pictures all arrive as 8-bit colours', async (t) => {
  const kinds: readonly (readonly [string, (picture: Sharp) => Sharp, number])[] = [
    ['grey.png', (picture) => picture.greyscale().png(), 3],
    ['deep.png', (picture) => picture.toColourspace('rgb16').png(), 3],
    ['indexed.png', (picture) => picture.png({ palette: true }), 3],
    ['clear.webp', (picture) => picture.ensureAlpha(0.5).webp({ lossless: true }), 4],
    ['flat.gif', (picture) => picture.gif(), 4],
  ];
  for (const [name, make, channels] of kinds) {
    const [picture] = await all(await photo(t, name, make));
    assert.equal(picture?.channels, channels, name);
    assert.equal(picture?.data.length, 8 * 4 * channels, name);
  }
});

test('an animated picture gives all its pictures', async (t) => {
  const path = join(await temporaryFolder(t), 'moving.gif');
  const frames = Buffer.concat([0, 255].map((value) => Buffer.alloc(8 * 8 * 3, value)));
  await sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
    .gif({ delay: [100, 100] })
    .toFile(path);
  assert.deepEqual(
    (await all(path)).map((picture) => picture.data[0]),
    [0, 255],
  );
});

test('a PNG is written without alpha or palette and carries its texts', async (t) => {
  const path = join(await temporaryFolder(t), 'out.png');
  const texts = { prompt: '{"a":1}', workflow: '{"名":"说话"}' };
  await writePicture({ width: 2, height: 2, channels: 3, data: new Uint8Array(12).fill(127) }, path, {
    format: 'png',
    texts,
  });
  const facts = await sharp(path).metadata();
  assert.deepEqual([facts.channels, facts.depth, facts.isPalette, facts.hasAlpha], [3, 'uchar', false, false]);
  assert.deepEqual(pngTexts(await readFile(path)), texts);
  assert.equal((await all(path))[0]?.data[5], 127);
});

test('the alpha of a picture can be had by itself', async (t) => {
  const path = await photo(t, 'clear.png', (picture) => picture.ensureAlpha(0.5).png());
  const folder = await temporaryFolder(t);
  await convertPicture(path, join(folder, 'a.png'), { format: 'png', channel: 'a' });
  const [alpha] = await all(join(folder, 'a.png'));
  assert.deepEqual(new Set(alpha?.data), new Set([127]));
  await convertPicture(path, join(folder, 'rgb.webp'), { format: 'webp', quality: 90, channel: 'rgb', maxSide: 4 });
  const facts = await sharp(join(folder, 'rgb.webp')).metadata();
  assert.deepEqual([facts.width, facts.height, facts.hasAlpha], [4, 2, false]);
});

test('what is no picture, cut off or too large is refused with its own code', async (t) => {
  const folder = await temporaryFolder(t);
  const vector = join(folder, 'vector.png');
  await writeFile(vector, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await assert.rejects(all(vector), { code: 'IMAGE_NOT_READABLE' });
  const cut = join(folder, 'cut.png');
  await writeFile(cut, (await readFile(await photo(t, 'whole.png', (picture) => picture.png()))).subarray(0, 50));
  await assert.rejects(all(cut), { code: 'IMAGE_NOT_READABLE' });
  const bomb = join(folder, 'bomb.png');
  await sharp({ create: { width: 15_000, height: 10_000, channels: 3, background: '#000' } })
    .png()
    .toFile(bomb);
  await assert.rejects(all(bomb), { code: 'IMAGE_TOO_LARGE' });
  await assert.rejects(all(join(folder, 'none.png')), { code: 'IMAGE_NOT_READABLE' });
});

test('scaling keeps an even picture even and a ramp a ramp', () => {
  const flat = { width: 7, height: 5, channels: 3, data: new Float32Array(7 * 5 * 3).fill(0.3) } as const;
  for (const method of ['nearest', 'area', 'bilinear', 'bicubic', 'lanczos'] as const) {
    for (const size of [
      { width: 3, height: 2 },
      { width: 16, height: 11 },
    ]) {
      const scaled = resamplePixels(flat, size, method);
      assert.equal(scaled.data.length, size.width * size.height * 3);
      for (const value of scaled.data) assert.ok(Math.abs(value - 0.3) < 1e-6, `${method} gives ${value}`);
    }
  }
  const ramp = resamplePixels(grey(Array.from({ length: 64 }, (_, i) => i / 63)), { width: 16, height: 1 }, 'lanczos');
  for (let i = 2; i < 14; i++) assert.ok(Math.abs((ramp.data[i] as number) - (i * 4 + 1.5) / 63) < 0.01);
});

test('the thumbnail of a film that fades in shows the first picture that is not black', async (t) => {
  const folder = await temporaryFolder(t);
  const film = join(folder, 'film.mp4');
  await makeMedia(film, {
    pictures: {
      codec: 'libx264',
      width: 96,
      height: 64,
      fps: { num: 25, den: 1 },
      frameCount: 20,
      draw: (n, width, height) => (n < 12 ? blank(width, height) : quarteredPicture(width, height)),
    },
  });
  await writeThumbnail(film, join(folder, 'thumb.webp'), { maxSide: 48, format: 'webp' });
  const [picture] = await all(join(folder, 'thumb.webp'));
  assert.deepEqual([picture?.width, picture?.height], [48, 32]);
  const spread = Math.max(...(picture?.data ?? [])) - Math.min(...(picture?.data ?? []));
  assert.ok(spread > 100, `a spread of ${spread}`);
});

function blank(width: number, height: number) {
  const picture = numberedPicture(0, width, height);
  picture.y.fill(16);
  return picture;
}
