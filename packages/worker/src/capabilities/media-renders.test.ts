import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Clip, type FrameOp, makeClip } from '@talkgraph/media';
import { makeMedia } from '@talkgraph/media/testing';
import type { MediaService } from '@talkgraph/nodes';
import { openFolderArtifactStore } from '@talkgraph/runtime';
import { createMediaService } from './media-service.js';

interface Place {
  readonly folder: string;
  readonly media: MediaService;
  readonly clip: Clip;
}

async function place(t: TestContext, ops: readonly FrameOp[] = []): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-renders-'));
  t.after(() => rm(folder, { recursive: true }));
  const film = join(folder, 'film.mp4');
  await makeMedia(film, {
    pictures: { codec: 'libx264', width: 96, height: 64, fps: { num: 25, den: 1 }, frameCount: 60 },
  });
  const media = createMediaService({ store: await openFolderArtifactStore(join(folder, 'artifacts')), ops });
  return { folder, media, clip: (await media.open(film)).clip };
}

const unfinished = (folder: string) => readdir(join(folder, 'artifacts', '.partial'));

test('two calls for the same film at the same time render it once', async (t) => {
  const { folder, media, clip } = await place(t);
  const steps: number[][] = [[], []];
  await Promise.all(
    steps.map((seen, i) =>
      media.render(clip, join(folder, `${i}.mp4`), { onProgress: ({ framesDone }) => seen.push(framesDone) }),
    ),
  );
  assert.deepEqual(steps.map((seen) => seen.length).sort(), [1, 60].sort());
  assert.deepEqual(await unfinished(folder), []);
});

test('a cancelled render leaves nothing, and whoever waited for it renders by itself', async (t) => {
  const { folder, media, clip } = await place(t);
  const stop = new AbortController();
  const output = join(folder, 'cancelled.mp4');
  const first = media.render(clip, output, { signal: stop.signal, onProgress: () => stop.abort() });
  const second = media.render(clip, join(folder, 'kept.mp4'));
  await assert.rejects(first, { code: 'CANCELLED' });
  assert.equal((await second).video?.frameCount, 60);
  const files = (await readdir(folder)).sort();
  assert.deepEqual(files, ['artifacts', 'film.mp4', 'kept.mp4']);
  assert.deepEqual(await unfinished(folder), []);
});

test('another encoding is another render', async (t) => {
  const { folder, media, clip } = await place(t);
  let steps = 0;
  const call = { onProgress: () => void steps++ };
  await media.render(clip, join(folder, 'a.mp4'), call);
  await media.render(clip, join(folder, 'b.mp4'), { ...call, encode: { crf: 18, preset: 'fast', encoder: 'x264' } });
  assert.equal(steps, 61, 'what is the default anyway is the same');
  await media.render(clip, join(folder, 'c.mp4'), { ...call, encode: { crf: 30 } });
  assert.equal(steps, 121);
});

test('a film that took the place of another is not kept as that one: it is tried again the next time', async (t) => {
  const state = { fails: true, opened: 0 };
  const shaky: FrameOp = {
    name: 'shaky',
    describe: (_clip, inputs) => inputs[0] as object,
    needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
    async open() {
      state.opened++;
      return {
        process(_n, inputs) {
          if (state.fails) throw new RangeError('no more');
          return inputs[0]!;
        },
        [Symbol.asyncDispose]: async () => {},
      };
    },
    otherwise: (clip, error) =>
      error instanceof RangeError
        ? { clip: clip.inputs[0] as Clip, remark: { en: 'Instead.', zh: '替代。' } }
        : undefined,
  };
  const { folder, media, clip } = await place(t, [shaky]);
  const told: string[] = [];
  const save = () =>
    media.render(makeClip('shaky', {}, [clip]), join(folder, 'made.mp4'), { onRemark: ({ en }) => told.push(en) });
  for (let k = 0; k < 2; k++) assert.equal((await save()).video?.frameCount, 60);
  assert.deepEqual([told, state.opened], [['Instead.', 'Instead.'], 2]);
  state.fails = false;
  for (let k = 0; k < 2; k++) await save();
  assert.deepEqual([told.length, state.opened], [2, 3]);
});
