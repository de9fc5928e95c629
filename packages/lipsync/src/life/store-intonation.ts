import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { ArtifactStore } from '../artifact-store.js';
import { intonationBroken } from '../errors.js';
import type { PauseEvent } from '../mouth-track.js';
import { hearMelody } from '../prosody/hear-melody.js';
import { findIntonation } from './find-intonation.js';
import type { Intonation } from './intonation.js';

/** Raised when the same sound would give another intonation. */
const version = 1;

/** The sound whose intonation is wanted. */
export interface IntonationSource {
  /** Key of the sound's mouth track, which stands for its content and for its pauses. */
  readonly mouthTrack: string;
  readonly pauses: readonly PauseEvent[];
  /** Opens the sound as mono at 16 kHz; called only when nothing is stored. */
  pcm(): AsyncIterable<Float32Array>;
}

/**
 * The intonation of a sound: what an earlier run stored, or found now and stored. Answers its key.
 * @throws what the chunks and the store throw
 */
export async function storedIntonation(source: IntonationSource, store: ArtifactStore): Promise<string> {
  const key = `${createHash('sha256').update(`intonation ${version} ${source.mouthTrack}`).digest('hex')}.intonation.json`;
  if ((await store.find(key)) !== undefined) return key;
  const intonation = findIntonation(await hearMelody(source.pcm()), source.pauses);
  await store.put(key, (path) => writeFile(path, JSON.stringify(intonation)));
  return key;
}

/**
 * Reads a stored intonation.
 * @throws INTONATION_BROKEN when it is damaged or of another version
 */
export async function readIntonation(path: string): Promise<Intonation> {
  const intonation = parsed(await readFile(path, 'utf8'), path);
  if (intonation?.schema !== 'talkgraph.intonation/1') throw intonationBroken({ path });
  return intonation as Intonation;
}

function parsed(text: string, path: string): Partial<Intonation> | undefined {
  try {
    return JSON.parse(text) as Partial<Intonation>;
  } catch (error) {
    throw intonationBroken({ path }, error);
  }
}
