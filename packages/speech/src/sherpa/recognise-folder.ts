import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { recognitionModelBroken, speechModelBroken } from '../errors.js';
import { findRecognitionModel, type IncompleteModel } from '../recognition/sherpa/find-recognition-model.js';
import { recognizerConfig } from '../recognition/sherpa/sherpa-recognizers.js';
import { checkVoiceModel } from '../tts/sherpa/check-voice-model.js';
import { findVoiceModel } from '../tts/sherpa/find-voice-model.js';
import { voiceConfig } from '../tts/sherpa/sherpa-voices.js';
import { checkSherpaModel } from './check-sherpa-model.js';
import { stateOfModel } from './state-of-model.js';

/** What a folder of sherpa-onnx's holds. */
export interface SherpaFolder {
  readonly kind: 'tts' | 'asr';
  /** As sherpa-onnx calls it: `kokoro`, `senseVoice`… */
  readonly family: string;
}

/** Files that only recognisers have. */
const ofRecognizers = /(?:encoder|encode|decoder|joiner|preprocess).*\.onnx$/;

/**
 * Tells voices from recognisers by the files of a folder and by what their models say of themselves.
 * @returns what is missing where it is neither
 */
export async function recogniseSherpaFolder(folder: string): Promise<SherpaFolder | IncompleteModel> {
  const files = await readdir(folder);
  const asVoice = await voiceIn(folder);
  if (asVoice && !files.some((file) => ofRecognizers.test(file))) return { kind: 'tts', family: asVoice };
  const found = await findRecognitionModel(folder, basename(folder));
  return 'missing' in found ? found : { kind: 'asr', family: found.family };
}

/** The kind of voice; undefined where sherpa-onnx could not speak with it. */
async function voiceIn(folder: string): Promise<string | undefined> {
  try {
    const voice = await findVoiceModel(dirname(folder), basename(folder));
    await checkVoiceModel(voice);
    return voice.kind;
  } catch {
    return undefined;
  }
}

/**
 * Loads a voice once, in a process of its own, since sherpa-onnx ends the process where it does not like a model.
 * @throws SPEECH_MODEL_MISSING, SPEECH_MODEL_UNCLEAR, SPEECH_MODEL_FOREIGN, SPEECH_MODEL_BROKEN, CANCELLED
 */
export async function tryVoiceModel(folder: string, signal?: AbortSignal): Promise<void> {
  const voice = await findVoiceModel(dirname(folder), basename(folder));
  await checkVoiceModel(voice);
  const wrong = await checkSherpaModel('OfflineTts', voiceConfig(voice), await stateOfModel(folder), signal);
  if (wrong !== undefined) throw speechModelBroken({ folder });
}

/**
 * Lets a recogniser hear a second of silence, in a process of its own.
 * @throws RECOGNITION_MODEL_BROKEN, CANCELLED
 */
export async function tryRecognitionModel(folder: string, signal?: AbortSignal): Promise<void> {
  const found = await findRecognitionModel(folder, basename(folder));
  if ('missing' in found) throw recognitionModelBroken({ folder });
  const config = recognizerConfig(found, '');
  const wrong = await checkSherpaModel('OfflineRecognizer', config, await stateOfModel(folder), signal);
  if (wrong !== undefined) throw recognitionModelBroken({ folder });
}
