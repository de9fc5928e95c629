import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PictureComparison } from './compare-pictures.js';
import { facePlace } from './measures/face-regions.js';
import { faceMesh, grain, picture } from './testing/synthetic-picture.js';

const place = facePlace(faceMesh(150, 80, 100));
const skin = grain(10);
const template = picture(300, 300, skin);

test('the template compared with itself has ratios of one and no change', () => {
  const comparison = new PictureComparison();
  comparison.add({ out: template, outPlace: place, in: template, inPlace: place, sameGeometry: true });
  const found = comparison.finish();
  assert.deepEqual([found.sharpness?.ratio, found.seam?.ratio], [1, 1]);
  assert.deepEqual(found.outside, { mean: 0, p999: 0 });
});

test('a blurred mouth has less detail; pictures are averaged before the ratio', () => {
  const comparison = new PictureComparison();
  const flat = picture(300, 300, () => 128);
  comparison.add({ out: template, outPlace: place, in: template, inPlace: place, sameGeometry: false });
  comparison.add({ out: flat, outPlace: place, in: template, inPlace: place, sameGeometry: false });
  const found = comparison.finish();
  assert.equal(found.sharpness?.ratio, 0.5);
  assert.equal(found.outside, null);
});

test('of no pictures nothing is known', () => {
  assert.deepEqual(new PictureComparison().finish(), { sharpness: null, seam: null, outside: null });
});
