import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Clip, VideoInfo } from '../clip.js';
import type { Frame } from '../frame.js';
import { openSource, resolveFrom } from '../open-source.js';
import { crop } from '../ops/crop.js';
import { defaultOps } from '../ops/default-ops.js';
import { loop } from '../ops/loop.js';
import { scaleToFit } from '../ops/scale-to-fit.js';
import { source } from '../ops/source.js';
import { still } from '../ops/still.js';
import { planRender } from '../plan/plan-render.js';
import type { Timeline } from '../plan/timeline.js';
import { makeMedia } from '../testing/make-media.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { FrameGraph } from './frame-graph.js';
import { FramePool } from './frame-pool.js';
import { framesOf } from './frames-of.js';
import { workAhead } from './work-ahead.js';

async function film(t: TestContext) {
  const path = join(await temporaryFolder(t), 'film.mp4');
  const fps = { num: 25, den: 1 };
  await makeMedia(path, {
    pictures: { codec: 'libx264', width: 192, height: 128, fps, frameCount: 40, options: { preset: 'ultrafast' } },
  });
  const { clip, sources } = await openSource(path);
  return { clip, resolveSource: resolveFrom(sources) };
}

function chain(clip: Clip): Clip {
  return scaleToFit(
    crop(loop(clip, { frameCount: 200, mode: 'ping-pong' }), { x: 0, y: 0, width: 128, height: 128 }),
    64,
  );
}

test('every frame is freed: at the end, when the consumer stops early, and after a failure', async (t) => {
  const { clip, resolveSource } = await film(t);
  for (const stopAt of [200, 7, 0]) {
    const pool = new FramePool();
    const plan = planRender(chain(clip), defaultOps);
    const graph = new FrameGraph(plan, { pool, resolveSource, signal: new AbortController().signal });
    const frames = workAhead(framesOf(graph, plan.timeline as Timeline), 2, (frame) => frame[Symbol.dispose]());
    let seen = 0;
    for await (const frame of frames) {
      using owned = frame;
      assert.equal(owned.width, 64);
      if (seen++ === stopAt) break;
    }
    await graph[Symbol.asyncDispose]();
    assert.equal(pool.live, 0, `stopped at ${stopAt}`);
  }
});

test('a frame that is asked for again and again is made twice at most, and is the same each time', async (t) => {
  const { clip, resolveSource } = await film(t);
  const pool = new FramePool();
  let made = 0;
  const crops = defaultOps.find((op) => op.name === 'crop') as (typeof defaultOps)[number];
  const counting: (typeof defaultOps)[number] = {
    ...crops,
    async open(step, context) {
      const opened = await (crops.open as NonNullable<typeof crops.open>)(step, context);
      return {
        process(n, frames) {
          made += 1;
          return opened.process(n, frames);
        },
        [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
      };
    },
  };
  const cut = crop(clip, { x: 32, y: 0, width: 128, height: 128 });
  const ops = [...defaultOps.filter(({ name }) => name !== 'crop'), counting];
  const plan = planRender(cut, ops);
  const graph = new FrameGraph(plan, { pool, resolveSource, signal: new AbortController().signal });
  const lumas: string[] = [];
  for (const n of [7, 7, 7, 7, 8, 7, 7]) {
    using frame = await graph.prepare(plan.timeline as Timeline, n).finish();
    lumas.push(Buffer.from(frame.y).toString('base64'));
  }
  await graph[Symbol.asyncDispose]();
  assert.equal(made, 5);
  const [seven, , , , eight] = lumas;
  assert.notEqual(seven, eight);
  assert.deepEqual(lumas, [seven, seven, seven, seven, eight, seven, seven]);
  assert.equal(pool.live, 0);
});

test('an op that fails passes its error on and leaves no frame behind', async (t) => {
  const { clip, resolveSource } = await film(t);
  const pool = new FramePool();
  const failing = {
    ...(defaultOps.find((op) => op.name === 'crop') as (typeof defaultOps)[number]),
    open: async () => ({
      process: (n: number, frames: readonly never[]) => {
        if (n === 5) throw new RangeError('no more');
        return frames[0] as never;
      },
      [Symbol.asyncDispose]: async () => {},
    }),
  };
  const plan = planRender(crop(clip, { x: 0, y: 0, width: 192, height: 128 }), [...defaultOps, failing]);
  const graph = new FrameGraph(plan, { pool, resolveSource, signal: new AbortController().signal });
  const frames = workAhead(framesOf(graph, plan.timeline as Timeline), 2, (frame) => frame[Symbol.dispose]());
  let seen = 0;
  await assert.rejects(async () => {
    for await (const frame of frames) {
      frame[Symbol.dispose]();
      seen++;
    }
  }, RangeError);
  await graph[Symbol.asyncDispose]();
  assert.equal(seen, 5);
  assert.equal(pool.live, 0);
});

test('a file that is not the one the recipe was made from is refused, and so is a frame of the wrong size', async (t) => {
  const { clip, resolveSource } = await film(t);
  const first = async (recipe: Clip, ops = defaultOps) => {
    const plan = planRender(recipe, ops);
    await using graph = new FrameGraph(plan, {
      pool: new FramePool(),
      resolveSource,
      signal: new AbortController().signal,
    });
    using frame = await graph.prepare(plan.timeline as Timeline, 0).finish();
    return frame.width;
  };
  const { sha256, video } = clip.params as unknown as { sha256: string; video: VideoInfo };
  await assert.rejects(first(source({ sha256, video: { ...video, width: 640 } })), { code: 'CLIP_SOURCE_CHANGED' });
  await assert.rejects(first(still({ sha256, ...video, width: 64 })), { code: 'CLIP_SOURCE_CHANGED' });
  const lazy = {
    ...(defaultOps.find((op) => op.name === 'crop') as (typeof defaultOps)[number]),
    open: async () => ({
      process: (_n: number, frames: readonly Frame[]) => frames[0] as Frame,
      [Symbol.asyncDispose]: async () => {},
    }),
  };
  const cut = crop(clip, { x: 0, y: 0, width: 64, height: 64 });
  await assert.rejects(first(cut, [...defaultOps, lazy]), { code: 'CLIP_WRONG_FRAME' });
  assert.equal(await first(cut), 64);
});

test('a consumer that is slow is waited for', async () => {
  let made = 0;
  async function* source() {
    for (; made < 100; made++) yield made;
  }
  const items = workAhead(source(), 3, () => {});
  for (let i = 0; i < 10; i++) {
    assert.equal((await items.next()).value, i);
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(made - i <= 5, `${made} made while ${i} were taken`);
  }
  await items.return(undefined);
});
