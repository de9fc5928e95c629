import { createHash } from 'node:crypto';
import type { ArtifactStore } from '../artifact-store.js';
import type { MouthTrack } from '../mouth-track.js';
import { acousticModelVersion } from './acoustic-model.js';
import { readMouthTrack, writeMouthTrack } from './mouth-track-file.js';
import { type AudioTrackOptions, mouthTrackFromAudio } from './mouth-track-from-audio.js';

/** Where a sound's mouth track is stored, and the track itself. */
export interface StoredMouthTrack {
  readonly key: string;
  readonly track: MouthTrack;
  /** True when an earlier run had made it. */
  readonly reused: boolean;
}

/** The key under which the mouth track of a sound is stored. */
export function mouthTrackKey(audioHash: string, language: string): string {
  return `${createHash('sha256').update(`mouth-track ${acousticModelVersion} ${language} ${audioHash}`).digest('hex')}.mouth`;
}

/**
 * The mouth track of a sound: what an earlier run stored, or made now and stored.
 * @param pcm opens the sound as mono at 16 kHz; called only when nothing is stored
 * @throws what `mouthTrackFromAudio` and the store throw, MOUTH_TRACK_BROKEN
 */
export async function storedMouthTrack(
  pcm: () => AsyncIterable<Float32Array>,
  options: AudioTrackOptions & { readonly store: ArtifactStore },
): Promise<StoredMouthTrack> {
  const key = mouthTrackKey(options.audioHash, options.language ?? 'und');
  const known = await options.store.find(key);
  if (known) return { key, track: await readMouthTrack(known), reused: true };
  const track = await mouthTrackFromAudio(pcm(), options);
  await options.store.put(key, (path) => writeMouthTrack(path, track));
  return { key, track, reused: false };
}
