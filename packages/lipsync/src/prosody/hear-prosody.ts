import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { ArtifactStore } from '../artifact-store.js';
import type { PauseEvent } from '../mouth-track.js';
import type { PhonemeEvent } from '../viseme/phoneme-event.js';
import { findStresses } from './find-stresses.js';
import { hearMelody } from './hear-melody.js';
import { type SpokenWord, stressesOfPhonemes, stressesOfWords } from './known-stresses.js';
import { melodyRate, type Prosody, type Stress } from './prosody.js';

/** Raised when the same sound would give other stresses. */
const prosodyVersion = 1;

/** What is known of a sound beside itself. */
export interface HeardSpeech {
  /** Content hash of the sound. */
  readonly audioHash: string;
  /** Stretches without speech, as the sound's mouth track has them. */
  readonly pauses: readonly PauseEvent[];
  /** Where a synthesiser or an aligner knows them. */
  readonly phonemes?: readonly PhonemeEvent[];
  readonly words?: readonly SpokenWord[];
}

/**
 * The stressed syllables of a speech, heard in the sound or found by an earlier run, and laid on phonemes or words where
 * these are known. Memory is bounded by the melody, 3 MB an hour.
 * @param pcm opens the sound as mono at 16 kHz; called only when nothing is stored
 * @throws what the chunks and the store throw
 */
export async function hearProsody(
  pcm: () => AsyncIterable<Float32Array>,
  speech: HeardSpeech,
  store: ArtifactStore,
): Promise<Prosody> {
  const { pauses, phonemes, words } = speech;
  const heard = await storedStresses(pcm, speech, store);
  const known = phonemes && stressesOfPhonemes(phonemes, heard.stresses);
  const stresses = known ?? (words && words.length > 0 ? stressesOfWords(words, heard.stresses) : heard.stresses);
  return { durationSeconds: heard.durationSeconds, stresses, pauses };
}

type HeardStresses = Pick<Prosody, 'durationSeconds' | 'stresses'>;

async function storedStresses(
  pcm: () => AsyncIterable<Float32Array>,
  { audioHash, pauses }: HeardSpeech,
  store: ArtifactStore,
): Promise<HeardStresses> {
  const key = `${createHash('sha256').update(`prosody ${prosodyVersion} ${audioHash}`).digest('hex')}.prosody`;
  const known = await store.find(key);
  if (known) return JSON.parse(await readFile(known, 'utf8')) as HeardStresses;
  const melody = await hearMelody(pcm());
  const stresses: readonly Stress[] = findStresses(melody, pauses);
  const heard: HeardStresses = { durationSeconds: melody.rowCount / melodyRate, stresses };
  await store.put(key, (path) => writeFile(path, JSON.stringify(heard)));
  return heard;
}
