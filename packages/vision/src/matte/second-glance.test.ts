import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createInference, type ModelSession } from '@talkgraph/inference';
import type { Frame } from '@talkgraph/media';
import { lumaShares } from '../luma-shares.js';
import { matteModel } from './matte-model.js';
import { PersonCutter } from './person-cutter.js';

interface Look {
  readonly backdrop: 'office' | readonly number[];
}
interface Canvas {
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
  };
}

const [width, height] = [270, 360];
const sample = (name: string) => import(new URL(`../../../../samples/${name}`, import.meta.url).href);

/** A drawn lecturer, and the wall behind her without anybody before it; both RGBA. */
async function lecturer(n: number): Promise<{ readonly picture: Uint8ClampedArray; readonly wall: Uint8ClampedArray }> {
  const { looks } = (await sample('lecturers/looks.mjs')) as { looks: readonly Look[] };
  const { createPresenter } = (await sample('presenter.mjs')) as {
    createPresenter: (look: object) => { draw(): Uint8ClampedArray };
  };
  const { paintBackground, paintPlainWall } = (await sample('presenter/background.mjs')) as {
    paintBackground: (width: number, height: number) => Canvas;
    paintPlainWall: (width: number, height: number, colour: readonly number[]) => Canvas;
  };
  const look = looks[n] as Look;
  const { backdrop } = look;
  const wall = backdrop === 'office' ? paintBackground(width, height) : paintPlainWall(width, height, backdrop);
  return {
    picture: createPresenter({ ...look, width, height, detail: 1 }).draw(),
    wall: wall.getContext('2d').getImageData(0, 0, width, height).data,
  };
}

function frameOf(rgba: Uint8ClampedArray): Frame {
  const planes = { y: new Uint8Array(width * height), u: new Uint8Array((width * height) / 4) };
  const frame = {
    ...planes,
    v: planes.u.slice(),
    width,
    height,
    colour: { matrix: 'bt709', fullRange: false },
  } as const;
  const { red: kr, blue: kb } = lumaShares.bt709;
  for (let at = 0; at < frame.y.length; at++) {
    const [red, green, blue] = rgba.subarray(4 * at) as unknown as readonly [number, number, number];
    const luma = kr * red + (1 - kr - kb) * green + kb * blue;
    frame.y[at] = 16.5 + (219 / 255) * luma;
    const pair = (Math.floor(at / width) >> 1) * (width >> 1) + ((at % width) >> 1);
    frame.u[pair] = 128.5 + ((112 / 255) * (blue - luma)) / (1 - kb);
    frame.v[pair] = 128.5 + ((112 / 255) * (red - luma)) / (1 - kr);
  }
  return { ...frame, [Symbol.dispose]: () => {} };
}

async function openModel(t: TestContext): Promise<ModelSession> {
  const inference = createInference();
  t.after(() => inference.release());
  return inference.load(matteModel);
}

for (const [n, who] of [
  [0, 'brown hair before an office'],
  [2, 'black hair before a light wall'],
  [4, 'red hair before a light wall'],
] as const) {
  test(`long hair is kept whole: ${who}`, async (t) => {
    const { picture, wall } = await lecturer(n);
    const { alpha } = await new PersonCutter(await openModel(t), width, height, { shrink: 0 }).cut(
      frameOf(picture),
      false,
    );
    let [person, lost, nothing, gained] = [0, 0, 0, 0];
    for (let at = 0; at < alpha.length; at++) {
      const difference = [0, 1, 2].reduce((sum, k) => sum + Math.abs(picture[4 * at + k]! - wall[4 * at + k]!), 0);
      if (difference > 120) {
        person++;
        if (alpha[at]! < 77) lost++;
      } else if (difference < 12) {
        nothing++;
        if (alpha[at]! > 178) gained++;
      }
    }
    assert.ok(lost < 0.01 * person, `${((100 * lost) / person).toFixed(1)} % of her are lost`);
    assert.ok(gained < 0.005 * nothing, `${((100 * gained) / nothing).toFixed(1)} % of the wall are taken for her`);
  });
}
