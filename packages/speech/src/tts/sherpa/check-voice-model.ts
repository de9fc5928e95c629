import { open, stat } from 'node:fs/promises';
import { speechModelBroken, speechModelForeign, speechModelUnclear } from '../../errors.js';
import type { VoiceModel } from './find-voice-model.js';

/** Where exporters write the notes of a model: ONNX keeps them after the graph, and they are short. */
const tailBytes = 4 * 1024 * 1024;

/**
 * Looks for what sherpa-onnx cannot do without. It has to be looked for here: where a note or a file is missing, sherpa-onnx does not
 * throw, it ends the process, and with it the run.
 * @throws SPEECH_MODEL_FOREIGN, SPEECH_MODEL_UNCLEAR, SPEECH_MODEL_BROKEN
 */
export async function checkVoiceModel({ kind, folder, config }: VoiceModel): Promise<void> {
  const parts = config.model[kind] as Readonly<Record<string, string | undefined>>;
  const path = parts.model ?? parts.acousticModel ?? '';
  const notes = await tailOf(path, folder);
  const says = (word: string) => notes.includes(word);
  if (!says('sample_rate')) throw speechModelForeign({ folder });
  const missing = (file: string) => speechModelUnclear({ folder, missing: file });
  const reads = says('piper') || says('coqui') || says('icefall') || says('has_espeak');
  const withData = kind === 'kokoro' || kind === 'kitten' || (kind === 'vits' && reads && !says('characters'));
  if (withData && !parts.dataDir) throw missing('espeak-ng-data');
  if (!withData && !parts.lexicon && !parts.dataDir && !says('characters')) throw missing('lexicon.txt');
}

async function tailOf(path: string, folder: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    const length = Math.min(size, tailBytes);
    await using file = await open(path);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer;
  } catch (cause) {
    throw speechModelBroken({ folder }, cause);
  }
}
