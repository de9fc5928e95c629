import { randomBytes } from 'node:crypto';
import { copyFile, rename, rm } from 'node:fs/promises';
import type { ArtifactStore } from '@talkgraph/engine';
import { type AudioInfo, type Clip, clipParams, hashFile, openSource, source, writeSound } from '@talkgraph/media';
import type { ServiceCall, SoundToKeep } from '@talkgraph/nodes';
import { keptSoundKey, type MediaSources } from './media-sources.js';

/**
 * Keeps a sound that was computed in the artifact store, under the hash of its bytes, and answers the recipe that reads
 * it. The recipe names the artifact, so a cached result that uses it counts only while the file is there.
 * @throws CLIP_PARAMS for a sound without a single sample; what opening a file throws; CANCELLED
 */
export async function keepSound(
  store: ArtifactStore,
  sources: MediaSources,
  sound: SoundToKeep,
  call: ServiceCall = {},
): Promise<Clip> {
  if ('path' in sound) return keepFile(store, sources, sound.path, call);
  let audio: AudioInfo | undefined;
  // The hash is known only once the file is written: first it has a name of its own, then the one of its content.
  const written = await store.put(`${randomBytes(16).toString('hex')}.sound`, async (path) => {
    audio = await writeSound(path, { ...streamOf(sound), signal: call.signal });
    if (audio.sampleCount === 0) throw clipParams({ op: 'source', en: 'it has no sound.', zh: '没有声音。' });
  });
  try {
    const sha256 = await hashFile(written, call);
    const artifact = keptSoundKey(sha256);
    await sources.note(await store.put(artifact, (path) => rename(written, path)), sha256);
    return source({ sha256, audio: audio as AudioInfo, artifact });
  } finally {
    await rm(written, { force: true });
  }
}

/** A copy, since what a node wrote into its scratch folder goes with the call. */
async function keepFile(store: ArtifactStore, sources: MediaSources, path: string, call: ServiceCall): Promise<Clip> {
  const { clip, sha256 } = await openSource(path, { ...call, require: 'audio' });
  const artifact = keptSoundKey(sha256);
  await sources.note(await store.put(artifact, (temporary) => copyFile(path, temporary)), sha256);
  const { audio, soundLead } = clip.params as unknown as { readonly audio: AudioInfo; readonly soundLead?: number };
  return source({ sha256, audio, soundLead: soundLead ?? 0, artifact });
}

function streamOf(sound: Exclude<SoundToKeep, { readonly path: string }>) {
  const { sampleRate } = sound;
  if ('chunks' in sound) return { format: { sampleRate, channels: sound.channelCount }, chunks: sound.chunks };
  return { format: { sampleRate, channels: sound.channels.length }, chunks: interleaved(sound.channels) };
}

/** Samples a channel that are laid together at a time. */
const stretch = 65_536;

function* interleaved(channels: readonly Float32Array[]): Generator<Float32Array> {
  const length = Math.max(0, ...channels.map((channel) => channel.length));
  for (let from = 0; from < length; from += stretch) {
    const count = Math.min(stretch, length - from);
    const chunk = new Float32Array(count * channels.length);
    for (const [at, channel] of channels.entries()) {
      for (let i = 0; i < count; i++) chunk[i * channels.length + at] = channel[from + i] ?? 0;
    }
    yield chunk;
  }
}
