import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { probe } from '@talkgraph/media';
import { createPresenter } from './presenter.mjs';
import { pngBytes, renderPresenter } from './presenter-video.mjs';

const folder = mkdtempSync(join(tmpdir(), 'talkgraph-samples-'));
after(() => rmSync(folder, { recursive: true }));
const presenter = createPresenter({ width: 320, height: 240 });

test('a rendered presenter is an MP4 of the asked length with the truth of every frame', async () => {
  const path = join(folder, 'talking.mp4');
  const stateAt = (seconds) => ({ mouth: { open: seconds < 0.5 ? 0 : 0.2, width: 1 } });
  const points = await renderPresenter(path, { presenter, seconds: 1, fps: 20, stateAt });
  const { video } = await probe(path);
  assert.equal(video.width, 320);
  assert.equal(video.height, 240);
  assert.equal(points.length, 20);
  const gaps = points.map((p) => p.lowerLipInner[1] - p.upperLipInner[1]);
  assert.ok(gaps.slice(0, 10).every((gap) => gap === 0) && gaps.slice(10).every((gap) => gap > 2));
  assert.deepEqual(readdirSync(folder), ['talking.mp4']);
});

test('a still is a PNG of the picture', () => {
  const png = pngBytes(presenter.draw(), presenter);
  assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG');
  assert.equal(png.readUInt32BE(16), 320);
  assert.equal(png.readUInt32BE(20), 240);
});
