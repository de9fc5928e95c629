import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Clip, VideoInfo } from '../clip.js';
import type { Frame } from '../frame.js';
import type { FrameOp, FrameRequest } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { openSource, resolveFrom } from '../open-source.js';
import { copyFrame } from '../ops/copy-frame.js';
import { crop } from '../ops/crop.js';
import { defaultOps } from '../ops/default-ops.js';
import { planRender } from '../plan/plan-render.js';
import type { Timeline } from '../plan/timeline.js';
import { makeMedia } from '../testing/make-media.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { FrameGraph } from './frame-graph.js';
import { FramePool } from './frame-pool.js';
import { framesOf } from './frames-of.js';

/** Makes frames lighter, up to four at once; leaves every fifth as it is; notes how many it was handed. */
function lighten(handed: number[], failsAt = Number.POSITIVE_INFINITY): FrameOp {
  return {
    name: 'lighten',
    batch: 4,
    describe: (_clip, inputs) => ({ video: inputs[0]?.video as VideoInfo }),
    needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
    async open(_clip, context) {
      const make = ({ n, inputs }: FrameRequest): Frame => {
        const frame = inputs[0] as Frame;
        if (n % 5 === 4) return frame;
        const copy = copyFrame(frame, context);
        copy.y.fill(200 + (n % 50));
        return copy;
      };
      return {
        process(n, inputs) {
          handed.push(1);
          return make({ n, inputs });
        },
        async processMany(requests) {
          handed.push(requests.length);
          if (requests.some(({ n }) => n >= failsAt)) throw new RangeError('no more');
          return requests.map(make);
        },
        [Symbol.asyncDispose]: async () => {},
      };
    },
  };
}

async function graphOf(t: TestContext, op: FrameOp) {
  const path = join(await temporaryFolder(t), 'film.mp4');
  const fps = { num: 25, den: 1 };
  await makeMedia(path, {
    pictures: { codec: 'libx264', width: 64, height: 48, fps, frameCount: 11, options: { preset: 'ultrafast' } },
  });
  const { clip, sources } = await openSource(path);
  const made: Clip = crop(makeClip('lighten', {}, [clip]), { x: 0, y: 0, width: 32, height: 32 });
  const pool = new FramePool();
  const plan = planRender(made, [...defaultOps, op]);
  const { signal } = new AbortController();
  const graph = new FrameGraph(plan, { pool, resolveSource: resolveFrom(sources), signal });
  return { graph, pool, timeline: plan.timeline as Timeline };
}

test('an op that makes several frames is handed so many, and every frame comes out as if made alone', async (t) => {
  const handed: number[] = [];
  const { graph, pool, timeline } = await graphOf(t, lighten(handed));
  const together: number[] = [];
  let most = 0;
  for await (const frame of framesOf(graph, timeline)) {
    using owned = frame;
    together.push(owned.y[0] as number);
    most = Math.max(most, pool.live);
  }
  assert.deepEqual(handed, [4, 4, 3]);
  // A batch of this op and of the next, and what is read ahead of them.
  assert.ok(most <= 4 + 4 + 6, `${most} frames at once`);
  const alone: number[] = [];
  for (let n = 0; n < 11; n++) {
    using frame = await graph.prepare(timeline, n).finish();
    alone.push(frame.y[0] as number);
  }
  assert.deepEqual(together, alone);
  assert.deepEqual(together.slice(0, 3), [200, 201, 202]);
  assert.equal(graph.figures().find(({ op }) => op === 'lighten')?.frames, 22);
  await graph[Symbol.asyncDispose]();
  assert.equal(pool.live, 0);
});

test('every frame of a batch is freed when the consumer stops in its middle, and when making it fails', async (t) => {
  const stopped = await graphOf(t, lighten([]));
  let seen = 0;
  for await (const frame of framesOf(stopped.graph, stopped.timeline)) {
    frame[Symbol.dispose]();
    if (seen++ === 5) break;
  }
  await stopped.graph[Symbol.asyncDispose]();
  assert.equal(stopped.pool.live, 0);

  const failing = await graphOf(t, lighten([], 6));
  const all = async () => {
    for await (const frame of framesOf(failing.graph, failing.timeline)) frame[Symbol.dispose]();
  };
  await assert.rejects(all(), RangeError);
  await failing.graph[Symbol.asyncDispose]();
  assert.equal(failing.pool.live, 0);
});
