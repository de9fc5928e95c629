import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Pixels, readPictures } from '@talkgraph/media';
import type { StillReference } from '@talkgraph/nodes';
import { openFolderArtifactStore } from '@talkgraph/runtime';
import { createImageService } from './media-images.js';

async function service(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-images-'));
  t.after(() => rm(folder, { recursive: true }));
  const store = await openFolderArtifactStore(join(folder, 'artifacts'));
  return { images: createImageService(store), store, folder };
}

const pixels = (channels: 1 | 3 | 4, value: (i: number) => number): Pixels => ({
  width: 4,
  height: 2,
  channels,
  data: Float32Array.from({ length: 8 * channels }, (_, i) => value(i)),
});

test('pixels come back exactly as they were kept, as bytes where those are enough', async (t) => {
  const { images } = await service(t);
  for (const channels of [1, 3, 4] as const) {
    for (const [format, value] of [
      ['png', (i: number) => ((i * 37) % 256) / 255],
      ['f32', (i: number) => i / 7 - 1],
    ] as const) {
      const kept = pixels(channels, value);
      const still = await images.store(kept);
      assert.deepEqual([still.format, still.channels, still.width, still.height], [format, channels, 4, 2]);
      assert.deepEqual((await images.load(still)).data, kept.data, `${format} with ${channels} channels`);
      assert.deepEqual(await images.store(kept), still);
    }
  }
});

test('numbers are written as ComfyUI cuts them off, three channels without alpha', async (t) => {
  const { images, folder } = await service(t);
  const numbers = [0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 2 / 3, 1];
  const still = await images.store(pixels(3, (i) => numbers[Math.floor(i / 3)] as number));
  const path = join(folder, 'out.png');
  await images.write(still, path, { format: 'png' });
  const { value } = await readPictures(path).next();
  assert.equal(value?.channels, 3);
  const bytes = Array.from({ length: 8 }, (_, i) => value?.data[i * 3]);
  assert.deepEqual(bytes, [25, 51, 63, 76, 102, 127, 170, 255]);
});

test('a picture is taken apart into colours and what is not seen; without alpha nothing is hidden', async (t) => {
  const { images, folder } = await service(t);
  const path = join(folder, 'in.png');
  await images.write(await images.store(pixels(4, (i) => (i % 4 === 3 ? 51 / 255 : 102 / 255))), path, {
    format: 'png',
  });
  const { colours, masks } = await images.openApart(path);
  const [colour, mask] = [
    await images.load(colours.stills[0] as StillReference),
    await images.load(masks.stills[0] as StillReference),
  ];
  assert.deepEqual([colour.channels, new Set(colour.data)], [3, new Set([Math.fround(102 / 255)])]);
  assert.deepEqual([mask.channels, new Set(mask.data)], [1, new Set([Math.fround(204 / 255)])]);
  await images.write(colours.stills[0] as StillReference, path, { format: 'png' });
  const opaque = (await images.openApart(path)).masks.stills[0] as StillReference;
  assert.deepEqual([opaque.width, opaque.height, new Set((await images.load(opaque)).data)], [64, 64, new Set([0])]);
});

test('a still whose file is gone is named', async (t) => {
  const { images, store } = await service(t);
  const still = await images.store(pixels(3, () => 0));
  await rm((await store.find(still.artifact)) as string);
  await assert.rejects(images.load(still), { code: 'STILL_MISSING' });
});
