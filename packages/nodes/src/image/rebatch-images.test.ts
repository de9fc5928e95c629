import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NodeContext } from '@talkgraph/engine';
import type { StillBatch } from '../ports.js';
import { rebatchImages } from './rebatch-images.js';

const batch = (...names: readonly string[]): StillBatch => ({
  stills: names.map((artifact) => ({ artifact, width: artifact.length, height: 8, channels: 3, format: 'png' })),
});

/** The node looks at nothing but its inputs. */
const rebatch = (images: readonly StillBatch[], size: number) =>
  rebatchImages.run({ images, batch_size: [size] }, {} as NodeContext) as { readonly IMAGE: readonly StillBatch[] };

test('pictures of all batches are grouped anew, in order, the last group smaller', () => {
  const { IMAGE } = rebatch([batch('a'), batch('b', 'c'), batch('d', 'e')], 2);
  assert.deepEqual(
    IMAGE.map(({ stills }) => stills.map((still) => still.artifact)),
    [['a', 'b'], ['c', 'd'], ['e']],
  );
  assert.deepEqual(rebatch([], 2).IMAGE, []);
});

test('pictures of different sizes cannot be in one group, but in two', () => {
  assert.throws(() => rebatch([batch('a', 'bb')], 2), { code: 'IMAGE_SIZES_DIFFER' });
  assert.equal(rebatch([batch('a', 'bb')], 1).IMAGE.length, 2);
});
