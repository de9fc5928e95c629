import { isTalkgraphError, type LocalizedText } from '@talkgraph/errors';
import type { KnownModel } from './wav2lip-models.js';

/** What says that a lip-sync model is not there any more, is another one, or does not run. */
const failures = new Set([
  ...['LIPSYNC_MODEL_MISSING', 'LIPSYNC_MODEL_UNKNOWN', 'LIPSYNC_MODEL_CHANGED'],
  ...['LIPSYNC_MODEL_UNFIT', 'LIPSYNC_MODEL_FAILED', 'MODEL_MISSING', 'MODEL_BROKEN'],
]);

/** The remark that the built-in engine makes a film in the place of a model; undefined where it was not this model that failed. */
export function builtInInstead({ name }: KnownModel, error: unknown): LocalizedText | undefined {
  if (!isTalkgraphError(error) || !failures.has(error.code)) return undefined;
  const { name: failed = name } = error.details as { readonly name?: string };
  if (failed !== name && failed !== `lipsync/${name}`) return undefined;
  return {
    en: `Wav2Lip failed while the film was made, so all of it was made anew by the built-in engine. ${error.text.en}`,
    zh: `Wav2Lip 在生成视频时出错，整段视频已改由内置引擎重新生成。${error.text.zh}`,
  };
}
