import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { throwIfCancelled, whisperText } from '@talkgraph/media';
import { recognitionModelBroken } from '../../errors.js';
import type { SpeechRecognizer } from '../contract.js';

/** The whisper.cpp models in a folder: `ggml-small.bin` and the like. */
export async function whisperModels(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^ggml-.*\.bin$/.test(name)).sort();
}

/** whisper.cpp inside FFmpeg with the user's model. It tells no times of words. */
export function createWhisperRecognizer(folder: string, name: string): SpeechRecognizer {
  const modelPath = join(folder, name);
  return {
    name,
    longestSeconds: 28,
    async recognize({ samples, language }, signal) {
      throwIfCancelled(signal);
      const call = { modelPath, language: language.split('-')[0] ?? 'auto', ...(signal && { signal }) };
      const text = await whisperText(samples, call).catch((cause: unknown) => {
        throwIfCancelled(signal);
        throw recognitionModelBroken({ folder: join(dirname(modelPath), name) }, cause);
      });
      return { text, words: undefined };
    },
  };
}
