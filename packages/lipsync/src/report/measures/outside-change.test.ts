import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faceMesh, grain, picture } from '../testing/synthetic-picture.js';
import { facePlace } from './face-regions.js';
import { outsideChange } from './outside-change.js';

const place = facePlace(faceMesh(200, 80, 60));
const skin = grain(20);
const template = picture(400, 300, skin);

test('a changed mouth and chin are not outside', () => {
  const made = picture(400, 300, (x, y) => skin(x, y) + (Math.hypot(x - 200, y - 140) < 50 ? 60 : 0));
  assert.deepEqual(outsideChange(made, template, place), { mean: 0, p999: 0 });
});

test('a picture brighter by three levels is changed by three', () => {
  assert.deepEqual(
    outsideChange(
      picture(400, 300, (x, y) => Math.round(skin(x, y)) + 3),
      template,
      place,
    ),
    { mean: 3, p999: 3 },
  );
});

test('a small region that changed far from the mouth shows in the highest percentile', () => {
  const made = picture(400, 300, (x, y) => skin(x, y) + (x < 30 && y < 30 ? 50 : 0));
  const found = outsideChange(made, template, place);
  assert.ok(found && found.mean < 1 && found.p999 >= 49 && found.p999 <= 51, JSON.stringify(found));
});

test('a face that fills the picture leaves nothing outside', () => {
  assert.equal(outsideChange(template, template, facePlace(faceMesh(200, -200, 400))), null);
});
