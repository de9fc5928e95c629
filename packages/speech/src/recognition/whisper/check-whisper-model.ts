import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { throwIfCancelled } from '@talkgraph/media';
import { recognitionModelBroken } from '../../errors.js';
import { runCheck } from '../../sherpa/run-check.js';

const program = fileURLToPath(new URL('./try-whisper-model.js', import.meta.url));

/**
 * Lets a model of whisper.cpp hear a second of silence, in a process of its own: a damaged one leaves the memory of the process
 * that loads it in disorder. @throws RECOGNITION_MODEL_BROKEN, CANCELLED
 */
export async function checkWhisperModel(path: string, signal?: AbortSignal): Promise<void> {
  const { code } = await runCheck(program, [dirname(path), basename(path)], signal);
  throwIfCancelled(signal);
  if (code !== 0) throw recognitionModelBroken({ folder: path });
}
