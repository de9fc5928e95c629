import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Clip, VideoInfo } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { openSource, resolveFrom } from '../open-source.js';
import { crop } from '../ops/crop.js';
import { defaultOps } from '../ops/default-ops.js';
import { makeMedia } from '../testing/make-media.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { orInstead } from './or-instead.js';
import { render } from './render.js';

class Shaky extends Error {}

/** Passes frames on until it fails, and then shows its input instead where the recipe allows that. */
const shaky: FrameOp = {
  name: 'shaky',
  describe: (_clip, inputs) => ({ video: inputs[0]?.video as VideoInfo }),
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  async open(clip) {
    return {
      process(n, inputs) {
        if (n >= Number(clip.params.failsAt)) throw clip.params.isBug ? new TypeError('bug') : new Shaky('no more');
        return inputs[0]!;
      },
      [Symbol.asyncDispose]: async () => {},
    };
  },
  otherwise(clip, error) {
    if (!clip.params.replaceable || !(error instanceof Shaky)) return undefined;
    return { clip: clip.inputs[0] as Clip, remark: { en: 'Shaky failed.', zh: '出错。' } };
  },
};
const ops = [...defaultOps, shaky];

async function film(t: TestContext) {
  const folder = await temporaryFolder(t);
  const path = join(folder, 'film.mp4');
  const fps = { num: 25, den: 1 };
  await makeMedia(path, {
    pictures: { codec: 'libx264', width: 64, height: 48, fps, frameCount: 11, options: { preset: 'ultrafast' } },
  });
  const { clip, sources } = await openSource(path);
  const output = join(folder, 'made.mp4');
  const told: string[] = [];
  const tried: string[] = [];
  const make = (recipe: Clip) =>
    orInstead(recipe, { ops, onRemark: ({ en }) => told.push(en) }, (one) => {
      tried.push(one.hash);
      return render(one, output, { ops, resolveSource: resolveFrom(sources) });
    });
  return { clip, output, told, tried, make };
}

const whole = { x: 0, y: 0, width: 32, height: 32 };

test('a film of which a part fails is made anew as a whole, and that is said once', async (t) => {
  const { clip, output, told, tried, make } = await film(t);
  const part = (failsAt: number) => makeClip('shaky', { failsAt, replaceable: true }, [clip]);
  const twice = makeClip('shaky', { failsAt: 99, replaceable: true }, [crop(part(7), whole)]);
  const { frames } = await make(twice);
  assert.equal(frames, 11);
  assert.ok(existsSync(output));
  assert.deepEqual(told, ['Shaky failed.']);
  assert.equal(tried.length, 2);
  assert.equal(tried[1], crop(clip, whole).hash);
});

test('where nothing takes its place, the failure is that of the film, of which nothing is left', async (t) => {
  const { clip, output, told, make } = await film(t);
  await assert.rejects(make(makeClip('shaky', { failsAt: 7 }, [clip])), Shaky);
  await assert.rejects(make(makeClip('shaky', { failsAt: 7, replaceable: true, isBug: true }, [clip])), TypeError);
  // Another part of the film failed, and fails again.
  const within = makeClip('shaky', { failsAt: 99, replaceable: true }, [makeClip('shaky', { failsAt: 7 }, [clip])]);
  await assert.rejects(make(within), Shaky);
  assert.ok(!existsSync(output));
  assert.deepEqual(told, ['Shaky failed.']);
});
