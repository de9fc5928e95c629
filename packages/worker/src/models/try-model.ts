import { join } from 'node:path';
import { type Home, type ModelKind, modelFolder } from '@talkgraph/runtime';
import { checkWhisperModel, tryRecognitionModel, tryVoiceModel } from '@talkgraph/speech';
import { modelKindWrong } from '../errors.js';
import { recogniseModel } from './recognise-model.js';

/**
 * Opens a model that lies among the models, and lets recognisers hear a second of silence, so that it fails here and not in a run.
 * @throws MODEL_KIND_WRONG where it lies in the folder of another kind, and what its engine throws
 */
export async function tryModel(
  home: Pick<Home, 'models'>,
  kind: ModelKind,
  name: string,
): Promise<{ readonly what: string }> {
  const path = join(modelFolder(home, kind), name);
  const found = await recogniseModel(path, name);
  if (found.kind !== kind) throw modelKindWrong({ name, kind, found: found.kind });
  if (kind === 'tts') await tryVoiceModel(path);
  if (kind === 'asr' && found.what !== 'whisper.cpp') await tryRecognitionModel(path);
  if (found.what === 'whisper.cpp') await checkWhisperModel(path);
  return { what: found.what };
}
