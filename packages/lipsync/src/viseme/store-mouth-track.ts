import { createHash } from 'node:crypto';
import type { ArtifactStore } from '../artifact-store.js';
import type { MouthTrack } from '../mouth-track.js';
import { acousticModelVersion } from './acoustic-model.js';
import { combineMouthTracks } from './combine-mouth-tracks.js';
import { readMouthTrack, writeMouthTrack } from './mouth-track-file.js';
import { type AudioTrackOptions, mouthTrackFromAudio } from './mouth-track-from-audio.js';
import type { PhonemeEvent } from './phoneme-event.js';

/** Where a sound's mouth track is stored, and the track itself. */
export interface StoredMouthTrack {
  readonly key: string;
  readonly track: MouthTrack;
  /** True when an earlier run had made it. */
  readonly reused: boolean;
}

/** Phonemes of the sound, with a key that stands for them. */
export interface KnownPhonemes {
  readonly key: string;
  readonly events: readonly PhonemeEvent[];
  /** BCP 47 tag, whose rules the mouth follows. */
  readonly language?: string;
}

/** The key under which the mouth track of a sound is stored. */
export function mouthTrackKey(audioHash: string, language: string, phonemes?: string): string {
  const facts = `mouth-track ${acousticModelVersion} ${language} ${audioHash}`;
  const whole = phonemes === undefined ? facts : `${facts} ${combinedVersion} ${phonemes}`;
  return `${createHash('sha256').update(whole).digest('hex')}.mouth`;
}

/** Raised when the same phonemes and the same sound would give another track. */
const combinedVersion = 4;

/**
 * The mouth track of a sound: what an earlier run stored, or made now and stored.
 * @param pcm opens the sound as mono at 16 kHz; called only when nothing is stored
 * @throws what `mouthTrackFromAudio` and the store throw, MOUTH_TRACK_BROKEN
 */
export async function storedMouthTrack(
  pcm: () => AsyncIterable<Float32Array>,
  options: AudioTrackOptions & { readonly store: ArtifactStore; readonly phonemes?: KnownPhonemes },
): Promise<StoredMouthTrack> {
  const { phonemes } = options;
  const key = mouthTrackKey(options.audioHash, options.language ?? 'und', phonemes?.key);
  const known = await options.store.find(key);
  if (known) return { key, track: await readMouthTrack(known), reused: true };
  const heard = await mouthTrackFromAudio(pcm(), options);
  const track = phonemes ? combineMouthTracks(heard, phonemes.events, phonemes.language) : heard;
  await options.store.put(key, (path) => writeMouthTrack(path, track));
  return { key, track, reused: false };
}
