import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createInference } from '@talkgraph/inference';
import { cancelled, source } from '@talkgraph/media';
import type { ClipServices } from '../../clip-services.js';
import type { LipSyncBackend, LipSyncRequest } from '../../contract.js';
import { defaultControls } from '../../controls.js';
import { heygemUnreachable } from '../../errors.js';
import { folderShelf } from '../../testing/folder-shelf.js';
import { folderStore } from '../../testing/folder-store.js';
import { startHeygemStandIn } from '../../testing/heygem-stand-in.js';
import { writeMouthModel } from '../../testing/mouth-model.js';
import { createEmbeddedBackend } from '../embedded/embedded-backend.js';
import { storedDocuments } from '../embedded/stored-documents.js';
import { heygemOutlook } from '../heygem/heygem-outlook.js';
import { lipSyncEngines } from '../lip-sync-engines.js';
import { wav2LipEngine } from '../wav2lip/wav2lip-engine.js';
import { createAutoBackend } from './auto-backend.js';
import { embeddedCandidate, heygemCandidate, wav2LipCandidate } from './candidates.js';
import type { Candidate, EngineOutlook } from './engine-outlook.js';

const film = { width: 640, height: 360, fps: { num: 25, den: 1 }, frameCount: 5000 };

function requestFor(seconds: number, change: Partial<LipSyncRequest> = {}): LipSyncRequest {
  const base = source({ sha256: 'a'.repeat(64), video: film } as Parameters<typeof source>[0]);
  return {
    ...{ base, audio: base, faceTrack: 'faces', mouthTrack: 'mouth', still: false, useGpu: false },
    ...{ playlist: [{ first: 0, step: 1, count: seconds * 25, blend: 0 }], controls: defaultControls },
    ...change,
  };
}

async function openServices(t: TestContext): Promise<ClipServices> {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-auto-'));
  const inference = createInference();
  t.after(async () => {
    await inference.release();
    await rm(folder, { recursive: true, force: true });
  });
  return { inference, store: folderStore(folder), resolveSource: async () => folder };
}

/** The built-in engine under another name, so that the recipe says who was chosen. */
function engine(name: string, failure?: Error): LipSyncBackend {
  const { apply } = createEmbeddedBackend();
  return {
    name,
    apply: async (request, services, options) => {
      if (failure) throw failure;
      const { clip } = await apply(request, services, options);
      return { clip, remarks: [{ en: name, zh: name }] };
    },
  };
}

const ready = (framesPerSecond?: number) => async (): Promise<EngineOutlook> => ({
  ready: true,
  with: { en: 'a card', zh: '显卡' },
  ...(framesPerSecond !== undefined && { framesPerSecond }),
});

const choices = (heygem: Candidate['outlook'], wav2lip: Candidate['outlook'], failure?: Error) =>
  createAutoBackend(
    [heygemCandidate(engine('heygem', failure), heygem), wav2LipCandidate(engine('wav2lip'), wav2lip)],
    embeddedCandidate(engine('embedded')),
  );

const away: Candidate['outlook'] = async () => ({
  ready: false,
  why: { en: 'no service answers', zh: '服务没有响应' },
});

test('the first engine that is ready is chosen, and what was passed over is said', async (t) => {
  const services = await openServices(t);
  const chosen = async (backend: LipSyncBackend, request = requestFor(60)) =>
    (await backend.apply(request, services)).remarks.map(({ en }) => en);
  assert.deepEqual(await chosen(choices(ready(), ready(100))), ['Engine chosen: HeyGem service (a card).', 'heygem']);
  assert.deepEqual(await chosen(choices(away, ready(100))), [
    'Engine chosen: Wav2Lip (a card). HeyGem service: no service answers.',
    'wav2lip',
  ]);
  assert.deepEqual(await chosen(choices(away, ready(2))), [
    'Engine chosen: built in. HeyGem service: no service answers. Wav2Lip: it makes 2.0 frames a second here, so this film would take 13 minutes.',
    'embedded',
  ]);
  // Two minutes are waited for, however slow it is.
  assert.equal((await chosen(choices(away, ready(2)), requestFor(9))).at(-1), 'wav2lip');
});

test('what an engine cannot do is a reason against it', async (t) => {
  const services = await openServices(t);
  const chosen = async (request: LipSyncRequest) =>
    (await choices(ready(), ready(100)).apply(request, services)).remarks.at(-1)?.en;
  assert.equal(await chosen(requestFor(5, { still: true })), 'wav2lip');
  const expression = { emotion: 'happy', strength: 1 } as never;
  assert.equal(await chosen(requestFor(5, { controls: { ...defaultControls, expression } })), 'embedded');
});

test('an engine that fails gives way to the next; a cancel ends it', async (t) => {
  const services = await openServices(t);
  const failure = heygemUnreachable({ address: 'http://x', seconds: 3, reason: 'ECONNREFUSED' });
  const { remarks } = await choices(ready(), ready(100), failure).apply(requestFor(5), services);
  assert.match(remarks[0]?.en ?? '', /^Engine chosen: Wav2Lip .*HeyGem service: .*http:\/\/x/);
  assert.match(remarks[0]?.zh ?? '', /^已自动选择引擎：Wav2Lip.*HeyGem 服务：.*。$/);
  await assert.rejects(choices(ready(), ready(), cancelled({})).apply(requestFor(5), services), { code: 'CANCELLED' });
  await assert.rejects(choices(ready(), ready(), new TypeError('bug')).apply(requestFor(5), services), TypeError);
});

test('a service that answers is found, one that is away is not waited for', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-auto-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const standIn = await startHeygemStandIn({ folder });
  const look = heygemOutlook({ readProfile: async () => ({ url: standIn.address }) });
  assert.equal((await look({ useGpu: false }, undefined)).ready, true);
  await standIn[Symbol.asyncDispose]();
  const began = performance.now();
  assert.equal((await look({ useGpu: false }, undefined)).ready, false);
  assert.ok(performance.now() - began < 15_000);
});

test('with a model of the user the measured speed decides; its change shows in the state', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-auto-'));
  const services = await openServices(t);
  t.after(() => rm(folder, { recursive: true, force: true }));
  const place = async () => ({ inference: services.inference, fellBack: false });
  const models = folderShelf(folder);
  const auto = () =>
    lipSyncEngines({ store: services.store, wav2lip: { models, place } }).backends.find(({ name }) => name === 'auto')!;
  const without = await auto().apply(requestFor(5), services);
  assert.match(without.remarks[0]?.en ?? '', /built in.*Wav2Lip: no model lies in models\/lipsync\//);
  const before = await auto().state?.(undefined);
  await writeMouthModel(join(folder, 'mouth.onnx'));
  assert.notEqual(await auto().state?.(undefined), before);
  const { outlook } = wav2LipEngine({ models, place }, storedDocuments(services.store), services.store);
  const found = await outlook({ useGpu: false }, undefined);
  assert.ok(found.ready && (found.framesPerSecond ?? 0) > 0);
  assert.match(found.with.en, /^mouth\.onnx, 96 px, [\d.]+ frames a second$/);
  // This request has no sound: what Wav2Lip cannot do, the next engine is asked for.
  const { remarks } = await auto().apply(requestFor(5), services);
  assert.match(remarks[0]?.en ?? '', /^Engine chosen: built in\. Wav2Lip: .*no sound\.$/);
});
