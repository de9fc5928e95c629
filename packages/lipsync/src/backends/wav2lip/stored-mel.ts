import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { throwIfCancelled } from '@talkgraph/media';
import type { ArtifactStore } from '../../artifact-store.js';
import { createMelFrontEnd, melBandCount, melLowest } from './mel-front-end.js';

/** Raised when the same sound would give other numbers. */
const melVersion = 1;
const columnBytes = 4 * melBandCount;

/** A stored mel spectrogram; columns are read as they are asked for, so memory does not grow with the sound. */
export interface MelSpectrogram extends Disposable {
  readonly columnCount: number;
  /** Copies columns `first` … into `into`, as many as it holds, one after another; beyond the ends there is silence. */
  read(first: number, into: Float32Array): void;
}

/** The key under which the spectrogram of a sound is stored. */
export function melKey(audioHash: string): string {
  return `${createHash('sha256').update(`wav2lip-mel ${melVersion} ${audioHash}`).digest('hex')}.mel`;
}

/**
 * Makes sure that the spectrogram of a sound is stored, and answers its key.
 * @param pcm opens the sound as mono at 16 kHz; called only when nothing is stored
 */
export async function storeMel(
  audioHash: string,
  pcm: () => AsyncIterable<Float32Array>,
  store: ArtifactStore,
  signal?: AbortSignal,
): Promise<string> {
  const key = melKey(audioHash);
  if ((await store.find(key)) === undefined) await store.put(key, (path) => writeMel(path, pcm(), signal));
  return key;
}

async function writeMel(
  path: string,
  pcm: AsyncIterable<Float32Array>,
  signal: AbortSignal | undefined,
): Promise<void> {
  await using file = await open(path, 'w');
  const frontEnd = createMelFrontEnd();
  const write = async (columns: Float32Array) => {
    if (columns.length > 0) await file.write(new Uint8Array(columns.buffer, columns.byteOffset, columns.byteLength));
  };
  for await (const samples of pcm) {
    throwIfCancelled(signal);
    await write(frontEnd.push(samples));
  }
  await write(frontEnd.finish());
}

/** Opens a stored spectrogram. */
export function openMel(path: string): MelSpectrogram {
  const file = openSync(path, 'r');
  const columnCount = Math.floor(fstatSync(file).size / columnBytes);
  return {
    columnCount,
    read(first, into) {
      const wanted = into.length / melBandCount;
      const from = Math.min(columnCount, Math.max(0, first));
      const count = Math.max(0, Math.min(columnCount, first + wanted) - from);
      into.fill(melLowest);
      if (count === 0) return;
      const bytes = new Uint8Array(into.buffer, into.byteOffset + (from - first) * columnBytes, count * columnBytes);
      readSync(file, bytes, 0, bytes.length, from * columnBytes);
    },
    [Symbol.dispose]: () => closeSync(file),
  };
}
