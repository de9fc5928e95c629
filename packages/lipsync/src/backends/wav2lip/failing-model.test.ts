import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { type Inference, modelRunFailed } from '@talkgraph/inference';
import { type Clip, orInstead, render } from '@talkgraph/media';
import { type BackendStage, openBackendStage } from '../../testing/backend-stage.js';
import { folderShelf } from '../../testing/folder-shelf.js';
import { writeMouthModel } from '../../testing/mouth-model.js';
import { lipSyncEngines } from '../lip-sync-engines.js';

let stage: BackendStage;
let folder = '';
/** How many more runs of the mouth model go well. */
const runs = { left: Number.POSITIVE_INFINITY };
const model = () => join(folder, 'mouth.onnx');
const film = () => join(folder, 'film.mp4');

before(async () => {
  stage = await openBackendStage('wav2lip', async (places) => {
    folder = places.folder;
    const place = async () => ({ inference: wornOut(places.inference), fellBack: false });
    return lipSyncEngines({ store: places.store, wav2lip: { models: folderShelf(folder), place } });
  });
  await writeMouthModel(model());
});
afterEach(async () => {
  runs.left = Number.POSITIVE_INFINITY;
  await rm(film(), { force: true });
});
after(() => stage[Symbol.asyncDispose]());

/** An inference that gives up as ONNX Runtime does, after so many runs. */
function wornOut(inference: Inference): Inference {
  return {
    ...inference,
    async load(file) {
      const session = await inference.load(file);
      const { name, inputs, outputs, inputNames, outputNames } = session;
      return {
        ...{ name, inputs, outputs, inputNames, outputNames },
        async run(tensors) {
          if (runs.left-- > 0) return session.run(tensors);
          throw modelRunFailed({ name, inputs: '' }, new Error('Non-zero status code returned.\nMore of it.'));
        },
      };
    },
  };
}

/** Makes a film as a save node does: the remarks it heard, and the recipes it tried. */
async function save(clip: Clip) {
  const { ops = [], resolveSource } = stage.services;
  const told: string[] = [];
  const tried: Clip[] = [];
  const made = await orInstead(clip, { ops, onRemark: ({ en, zh }) => told.push(en, zh) }, (one) => {
    tried.push(one);
    return render(one, film(), { ops, resolveSource });
  });
  return { made, told, tried };
}

test('a model that gives up in the middle ends a film that was to be made by it: why, what to do, and no file', async () => {
  const { clip } = await stage.talk();
  runs.left = 1;
  await assert.rejects(save(clip), (error: Error & { code?: string; kind?: string }) => {
    assert.deepEqual([error.code, error.kind], ['LIPSYNC_MODEL_FAILED', 'operational']);
    assert.match(error.message, /"mouth\.onnx" stopped while it worked: Non-zero status code returned\. Run it again/);
    assert.match(error.message, /"embedded"/);
    return true;
  });
  assert.ok(!existsSync(film()));
});

test('a film whose engine was chosen is made anew by the built-in one, all of it, and that is said', async () => {
  const { clip } = await stage.talk({ engine: 'auto' });
  const { clip: builtIn } = await stage.talk({ engine: 'embedded' });
  assert.notEqual(clip.hash, builtIn.hash);
  assert.deepEqual((await save(clip)).told, []);
  runs.left = 1;
  const { made, told, tried } = await save(clip);
  assert.deepEqual(
    tried.map(({ hash }) => hash),
    [clip.hash, builtIn.hash],
  );
  assert.equal(made.frames, 20);
  assert.match(
    told[0] ?? '',
    /^Wav2Lip failed while the film was made, so all of it was made anew by the built-in engine\./,
  );
  assert.match(told[0] ?? '', /Non-zero status code/);
  assert.match(told[1] ?? '', /^Wav2Lip 在生成视频时出错，整段视频已改由内置引擎重新生成。/);
});

test('so it is with a model that is gone, another file, or no model any more once the film is made', async () => {
  const [named, chosen] = [await stage.talk(), await stage.talk({ engine: 'auto' })];
  const away = join(folder, 'mouth.away');
  await rename(model(), away);
  try {
    await assert.rejects(save(named.clip), { code: 'LIPSYNC_MODEL_MISSING' });
    assert.match((await save(chosen.clip)).told[0] ?? '', /models\/lipsync\//);
    await writeMouthModel(join(folder, 'another.onnx'));
    await assert.rejects(save(named.clip), { code: 'LIPSYNC_MODEL_UNKNOWN' });
    assert.match((await save(chosen.clip)).told[0] ?? '', /another\.onnx/);
    await writeMouthModel(model(), { tone: 0.1 });
    await assert.rejects(save(named.clip), { code: 'LIPSYNC_MODEL_CHANGED' });
    assert.match((await save(chosen.clip)).told[0] ?? '', /Run the workflow again/);
  } finally {
    await rm(join(folder, 'another.onnx'), { force: true });
    await rename(away, model());
  }
});

test('a model that does not run at all is passed over by the engine that chooses, with its reason', async () => {
  runs.left = 0;
  const { engineRemarks } = await stage.talk({ engine: 'auto' });
  assert.match(engineRemarks[0]?.en ?? '', /^Engine chosen: built in\. Wav2Lip: .*"mouth\.onnx" stopped/);
});
