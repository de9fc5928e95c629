import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openSource, resolveFrom } from '../open-source.js';
import { makeMedia } from '../testing/make-media.js';
import { quarteredPicture, quartersOf } from '../testing/numbered-picture.js';
import type { TestPictures } from '../testing/picture-track.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { openClip } from './open-clip.js';

const base: TestPictures = {
  codec: 'png',
  width: 192,
  height: 128,
  fps: { num: 25, den: 1 },
  frameCount: 1,
  draw: (_n, width, height) => quarteredPicture(width, height),
};

const jpeg: TestPictures = { ...base, codec: 'mjpeg', pixelFormat: 'yuvj420p', fullRange: true };

async function make(t: TestContext, file: string, pictures: TestPictures): Promise<string> {
  const path = join(await temporaryFolder(t), file);
  await makeMedia(path, { format: 'image2', pictures, options: { update: 1 } });
  return path;
}

/** Size and quarters of a still, from its last frame. */
async function shown(path: string) {
  const { clip, probe, sources } = await openSource(path, { still: { frameCount: 30 } });
  assert.equal(probe.kind, 'still');
  await using opened = await openClip(clip, { resolveSource: resolveFrom(sources) });
  assert.equal(opened.info.video?.frameCount, 30);
  using frame = await opened.frame(29);
  return { size: [frame.width, frame.height], quarters: quartersOf(frame), frame };
}

const kinds: readonly (readonly [string, TestPictures])[] = [
  ['photo.png', { ...base, pixelFormat: 'rgb24' }],
  ['photo.jpg', jpeg],
  ['photo.webp', { ...base, codec: 'libwebp', pixelFormat: 'yuv420p' }],
  ['grey.png', { ...base, pixelFormat: 'gray' }],
  ['deep.png', { ...base, pixelFormat: 'rgb48be' }],
];

for (const [file, pictures] of kinds) {
  test(`${file} is shown as it is, for as long as asked`, async (t) => {
    const { size, quarters } = await shown(await make(t, file, pictures));
    assert.deepEqual(size, [192, 128]);
    assert.deepEqual(quarters, [40, 90, 150, 210]);
  });
}

test('a still of odd size loses one column and one row', async (t) => {
  const { size } = await shown(await make(t, 'odd.png', { ...base, width: 193, height: 127, pixelFormat: 'rgb24' }));
  assert.deepEqual(size, [192, 126]);
});

/** An Exif block that says nothing but the orientation (Exif 2.32, tag 0x0112), as a JPEG APP1 segment. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.from(`4d4d002a00000008000101120003000000010000000000000000`, 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** What each Exif orientation shows of quarters stored as 40 90 / 150 210. */
const orientations: readonly (readonly [number, readonly number[]])[] = [
  [1, [40, 90, 150, 210]],
  [2, [90, 40, 210, 150]],
  [3, [210, 150, 90, 40]],
  [4, [150, 210, 40, 90]],
  [5, [40, 150, 90, 210]],
  [6, [150, 40, 210, 90]],
  [7, [210, 90, 150, 40]],
  [8, [90, 210, 40, 150]],
];

for (const [orientation, quarters] of orientations) {
  test(`a JPEG with Exif orientation ${orientation} is turned upright`, async (t) => {
    const path = await make(t, 'turned.jpg', jpeg);
    const bytes = await readFile(path);
    await writeFile(path, Buffer.concat([bytes.subarray(0, 2), exif(orientation), bytes.subarray(2)]));
    const seen = await shown(path);
    assert.deepEqual(seen.size, orientation > 4 ? [128, 192] : [192, 128]);
    assert.deepEqual(seen.quarters, quarters);
  });
}

test('what is transparent shows white, what is half so is mixed with it', async (t) => {
  const path = await make(t, 'clear.png', {
    ...base,
    pixelFormat: 'rgba',
    alphaOf: (x) => (x < 64 ? 0 : x < 128 ? 128 : 255),
  });
  const { frame } = await shown(path);
  const luma = [10, 96, 180].map((x) => frame.y[frame.width * 100 + x] as number);
  // White is 235 in limited range; the stored lumas are 150 left of the middle, 210 right of it.
  assert.ok(Math.abs((luma[0] as number) - 235) <= 2, `clear is ${luma[0]}`);
  assert.ok(Math.abs((luma[1] as number) - (210 + 235) / 2) <= 4, `half clear is ${luma[1]}`);
  assert.ok(Math.abs((luma[2] as number) - 210) <= 3, `opaque is ${luma[2]}`);
});
