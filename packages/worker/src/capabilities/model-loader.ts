import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { faceModels } from '@talkgraph/inference';
import { type Home, isModelKind, type ModelKind, modelFolder, modelNames, modelNotFound } from '@talkgraph/runtime';
import type { LipSyncModels } from './lipsync-models.js';

/** Whom models are loaded through, so that what is loaded is what will be used. */
export interface ModelLoaderPlaces {
  readonly home: Pick<Home, 'models'>;
  readonly models: LipSyncModels;
  readonly speech: { load(name: string): Promise<void> };
  readonly recognition: { load(name: string): Promise<void> };
}

/** Answers how a model is loaded by name: `faces` for those that every talking head needs, `tts/kokoro` for one of the user's. */
export function modelLoader({ home, models, speech, recognition }: ModelLoaderPlaces): (name: string) => Promise<void> {
  const onnx = async (kind: ModelKind, name: string) => {
    const { inference } = await models.place(true);
    const path = join(modelFolder(home, kind), name);
    await inference.load({ name: `${kind}/${name}`, path, threads: availableParallelism() });
  };
  const loaders: Readonly<Partial<Record<ModelKind, (name: string) => Promise<void>>>> = {
    lipsync: (name) => onnx('lipsync', name),
    'face-enhance': (name) => onnx('face-enhance', name),
    tts: (name) => speech.load(name),
    asr: (name) => recognition.load(name),
  };
  return async (wanted) => {
    if (wanted === 'faces') {
      const { inference } = await models.place(false);
      await Promise.all(Object.values(faceModels).map((model) => inference.load(model)));
      return;
    }
    const [kind = '', name = ''] = wanted.split('/');
    const load = isModelKind(kind) ? loaders[kind] : undefined;
    const there = isModelKind(kind) ? await modelNames(home, kind) : [];
    const found = there.find((one) => one === name || one === `${name}.onnx`);
    if (!load || found === undefined) throw modelNotFound({ name: wanted, known: there.join(', ') });
    await load(found);
  };
}
