import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { type Clip, describeClip, openClip, render } from '@talkgraph/media';
import type { StageProgress } from '../contract.js';
import { defaultControls, loopPolicies } from '../controls.js';
import { makeTalkingClip } from '../talk/make-talking-clip.js';
import {
  assertOutsideUntouched,
  deviation,
  largestChange,
  mouthChanges,
  roughness,
  shownFrames,
  sum,
} from './backend-measures.js';
import {
  type BackendStage,
  emptyFrames,
  type OpenEngines,
  openBackendStage,
  spokenSeconds,
  stageFrames,
} from './backend-stage.js';

/** What a backend does not promise, because the mouth is made elsewhere. */
export interface BackendTraits {
  /** Controls that it can only hand on or leave. */
  readonly ignores?: readonly ('intensity' | 'smoothness' | 'offsetMs')[];
  /** How many levels the same pixel may differ when a recipe is rendered again; 0 when left out. */
  readonly unevenness?: number;
}

/** At 25 frames a second. */
const spokenFrames = Math.round(spokenSeconds * 25);

/**
 * What every way of making a person speak has to do, whoever does the work. Call it at the top of a test file.
 * @param engine the backend's name
 */
export function conformsToLipSyncBackend(engine: string, open: OpenEngines, traits: BackendTraits = {}): void {
  let stage: BackendStage;
  before(async () => {
    stage = await openBackendStage(engine, open);
  });
  after(() => stage[Symbol.asyncDispose]());
  makesWhatWasAsked(engine, () => stage, traits);
  leavesTheRestAlone(engine, () => stage);
  obeysControls(engine, () => stage, traits);
  behaves(engine, () => stage);
}

type Stage = () => BackendStage;

function makesWhatWasAsked(engine: string, stage: Stage, { unevenness = 0 }: BackendTraits): void {
  test(`${engine}: the clip is exactly as long as the sound, at the rate and the size asked for`, async () => {
    const { clip, backend } = await stage().talk({ resolution: '720p' });
    assert.equal(backend, engine);
    const { video, audio } = describeClip(clip, stage().services.ops ?? []);
    assert.deepEqual([video?.width, video?.height, video?.frameCount], [720, 720, spokenFrames]);
    assert.deepEqual(video?.fps, { num: 25, den: 1 });
    assert.equal(audio?.sampleCount, spokenSeconds * (audio?.sampleRate ?? 0));
    const source = await stage().talk();
    assert.equal((await stage().framesOf(source.clip)).length, spokenFrames);
  });

  test(`${engine}: the mouth moves with speech and stays as it is in silence`, async () => {
    const [speaking, silent] = [await stage().talk(), await stage().talk({ audio: stage().clips.silence })];
    const [moved, still] = [await mouthChanges(stage(), speaking), await mouthChanges(stage(), silent)];
    assert.ok(sum(moved) > 20 * spokenFrames * 0.02, `moved by ${sum(moved)}`);
    assert.ok(
      deviation(still) < 0.2 * deviation(moved),
      `${deviation(still)} in silence, ${deviation(moved)} in speech`,
    );
  });

  test(`${engine}: the same request is the same recipe, another one is another`, async () => {
    const [first, second] = [await stage().talk(), await stage().talk()];
    assert.equal(first.clip.hash, second.clip.hash);
    const others = [
      await stage().talk({ audio: stage().clips.silence }),
      await stage().talk({ controls: { face: 0, maskFeather: 2 } }),
    ];
    assert.equal(new Set([first, ...others].map(({ clip }) => clip.hash)).size, 3);
  });

  test(`${engine}: a recipe that was sent elsewhere gives the same pixels again, in order or one by one`, async () => {
    const { clip } = await stage().talk();
    const first = await stage().framesOf(clip);
    const second = await stage().framesOf(JSON.parse(JSON.stringify(clip)) as Clip);
    for (const [n, frame] of first.entries()) assert.ok(largestChange(frame, second[n]!) <= unevenness, `frame ${n}`);
    const { ops, resolveSource } = stage().services;
    await using opened = await openClip(clip, { ...(ops && { ops }), resolveSource });
    for (const n of [13, 4]) {
      using frame = await opened.frame(n);
      // Sums of a batch may be rounded otherwise than those of one.
      assert.ok(largestChange(frame, first[n]!) <= unevenness + 1, `frame ${n} by itself`);
    }
  });

  test(`${engine}: a photo speaks, and one that shall not live moves nothing but the mouth`, async () => {
    const talking = await stage().talk({ video: stage().clips.photo, controls: { liveliness: false } });
    assert.equal(talking.template.still, true);
    assert.ok(sum(await mouthChanges(stage(), talking)) > 0.2);
    await assertOutsideUntouched(stage(), talking);
    const lively = await stage().framesOf((await stage().talk({ video: stage().clips.photo })).clip);
    assert.equal(lively.length, spokenFrames);
  });
}

function leavesTheRestAlone(engine: string, stage: Stage): void {
  test(`${engine}: outside the lower face no pixel changes`, async () => {
    await assertOutsideUntouched(stage(), await stage().talk());
  });

  test(`${engine}: frames without a face pass as they are, and are told`, async () => {
    const talking = await stage().talk({ controls: { loop: 'loop' } });
    const [made, base] = [await stage().framesOf(talking.clip), await stage().framesOf(talking.template.base)];
    let passed = 0;
    for (const { n, frame } of shownFrames(talking)) {
      if (!(emptyFrames as readonly number[]).includes(frame)) continue;
      passed++;
      assert.equal(largestChange(made[n]!, base[frame]!), 0, `frame ${n}`);
    }
    assert.ok(passed >= emptyFrames.length);
    assert.ok(talking.untouched.some(({ reason }) => reason === 'no-face'));
  });

  test(`${engine}: of two faces the one that was chosen speaks`, async () => {
    for (const face of [0, 1]) {
      const talking = await stage().talk({ video: stage().clips.pair, controls: { face } });
      const [made, base] = [await stage().framesOf(talking.clip), await stage().framesOf(talking.template.base)];
      const changed = [0, 0];
      for (const { n, frame } of shownFrames(talking)) {
        const { y, width } = made[n]!;
        for (let i = 0; i < y.length; i++) if (y[i] !== base[frame]!.y[i]) changed[i % width < 260 ? 0 : 1]!++;
      }
      assert.ok(changed[face]! > 500, `face ${face}: ${changed}`);
      assert.equal(changed[1 - face], 0, `face ${face}: the other one stays`);
    }
    await assert.rejects(stage().talk({ controls: { face: 5 } }), hasCode('FACE_NO_SUCH'));
  });

  test(`${engine}: every loop policy shows the template as planned, to the last frame`, async () => {
    for (const loop of loopPolicies) {
      const talking = await stage().talk({ controls: { loop } });
      assert.equal(
        talking.playlist.reduce((total, { count }) => total + count, 0),
        spokenFrames,
        loop,
      );
      await assertOutsideUntouched(stage(), talking);
    }
    assert.ok(spokenFrames > stageFrames);
  });
}

function obeysControls(engine: string, stage: Stage, { ignores = [] }: BackendTraits): void {
  const still = { liveliness: false } as const;
  const changesWith = async (controls: object) =>
    mouthChanges(stage(), await stage().talk({ video: stage().clips.photo, controls: { ...still, ...controls } }));

  test(`${engine}: intensity 0 keeps the mouth closed, more opens it further`, {
    skip: ignores.includes('intensity'),
  }, async () => {
    const [none, usual, more] = [
      await changesWith({ intensity: 0 }),
      await changesWith({}),
      await changesWith({ intensity: 1.6 }),
    ];
    assert.ok(sum(none) < 0.1 * sum(usual), `${sum(none)} at 0, ${sum(usual)} at 1`);
    assert.ok(sum(more) > 1.1 * sum(usual), `${sum(more)} at 1.6, ${sum(usual)} at 1`);
  });

  test(`${engine}: an offset of two frames moves the mouth by two frames`, {
    skip: ignores.includes('offsetMs'),
  }, async () => {
    const [usual, later] = [await changesWith({}), await changesWith({ offsetMs: 80 })];
    const apart = (lag: number) => {
      const pairs = usual.slice(0, -4).map((value, n) => Math.abs(value - (later[n + lag] ?? 0)));
      return sum(pairs);
    };
    const lags = [0, 1, 2, 3, 4];
    assert.equal(lags.toSorted((p, q) => apart(p) - apart(q))[0], 2, `${lags.map(apart)}`);
  });

  test(`${engine}: smoothness calms the motion`, { skip: ignores.includes('smoothness') }, async () => {
    const [crisp, soft] = [await changesWith({ smoothness: 0 }), await changesWith({ smoothness: 1 })];
    assert.ok(roughness(soft) < 0.9 * roughness(crisp), `${roughness(soft)} soft, ${roughness(crisp)} crisp`);
  });
}

function behaves(engine: string, stage: Stage): void {
  test(`${engine}: progress is told in order, up to the last step of preparing`, async () => {
    const told: StageProgress[] = [];
    const { clips, services } = stage();
    const request = { video: clips.video, audio: clips.voice, engine, resolution: 'source', shorter: 'trim' } as const;
    await makeTalkingClip({ ...request, controls: { ...defaultControls, maskFeather: 1.5 } }, services, {
      onProgress: (step) => told.push(step),
    });
    assert.equal(told.at(-1)?.stage, 'prepare');
    assert.equal(told.at(-1)?.done, told.at(-1)?.total);
    for (const { done, total } of told) assert.ok(total === undefined || done <= total);
  });

  test(`${engine}: a call that is cancelled ends so and leaves nothing behind`, async () => {
    const { clips, services, storeFolder } = stage();
    const known = (await readdir(storeFolder)).sort();
    const request = { video: clips.video, audio: clips.voice, engine, resolution: 'source', shorter: 'trim' } as const;
    const signal = AbortSignal.abort();
    const asked = makeTalkingClip({ ...request, controls: { ...defaultControls, maskFeather: 2.5 } }, services, {
      signal,
    });
    await assert.rejects(asked, isCancel);
    assert.deepEqual((await readdir(storeFolder)).sort(), known);
  });

  test(`${engine}: a render that is cancelled leaves no file`, async () => {
    const { services, storeFolder } = stage();
    const { clip } = await stage().talk();
    const stop = new AbortController();
    const folder = join(storeFolder, '..');
    const { ops, resolveSource } = services;
    const rendering = render(clip, join(folder, 'cancelled.mp4'), {
      ...(ops && { ops }),
      ...{ resolveSource, signal: stop.signal },
      onProgress: () => stop.abort(),
    });
    await assert.rejects(rendering, isCancel);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('cancelled')),
      [],
    );
  });
}

const hasCode = (code: string) => (error: unknown) => isTalkgraphError(error) && error.code === code;
const isCancel = (error: unknown) =>
  hasCode('CANCELLED')(error) || (error instanceof Error && error.name === 'AbortError');
