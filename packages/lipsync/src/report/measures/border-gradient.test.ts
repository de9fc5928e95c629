import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faceMesh, grain, picture } from '../testing/synthetic-picture.js';
import { borderGradients, borderScales } from './border-gradient.js';
import { facePlace } from './face-regions.js';

const place = facePlace(faceMesh(150, 80, 100));

/** Whether a point is inside the face's border, made smaller about the mouth. */
function inside(scale: number, x: number, y: number): boolean {
  const { border, mouthX, mouthY } = place;
  const px = mouthX + (x - mouthX) / scale;
  const py = mouthY + (y - mouthY) / scale;
  let within = false;
  for (let i = 0, j = border.length / 2 - 1; i < border.length / 2; j = i++) {
    const [ax, ay] = [border[2 * i] as number, border[2 * i + 1] as number];
    const [bx, by] = [border[2 * j] as number, border[2 * j + 1] as number];
    if (ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
}

test('a plane has no gradient; a ramp of two levels a pixel has at most two', () => {
  assert.deepEqual(
    borderGradients(
      picture(300, 300, () => 90),
      place,
    ),
    borderScales.map(() => 0),
  );
  for (const g of borderGradients(
    picture(300, 300, (x) => x / 2),
    place,
  ))
    assert.ok(g > 0.2 && g <= 0.5, `${g}`);
});

test('a lower face that is darker by a step shows at the size where the step is', () => {
  const skin = grain(4);
  const plain = borderGradients(picture(300, 300, skin), place);
  for (const [i, scale] of borderScales.entries()) {
    const stepped = picture(300, 300, (x, y) => skin(x, y) - (inside(scale, x, y) ? 24 : 0));
    const ratios = borderGradients(stepped, place).map((g, k) => g / (plain[k] as number));
    assert.equal(ratios.indexOf(Math.max(...ratios)), i, `${ratios}`);
    assert.ok((ratios[i] as number) > 3, `${ratios}`);
  }
});

test('a border outside the picture is not measured', () => {
  const away = facePlace(faceMesh(5000, 5000, 100));
  assert.ok(
    borderGradients(
      picture(64, 64, () => 9),
      away,
    ).every(Number.isNaN),
  );
});
