import { resolve } from 'node:path';
import type { Clip } from './clip.js';
import { mediaNoVideo } from './errors.js';
import { hashFile } from './hash-file.js';
import { source } from './ops/source.js';
import { still } from './ops/still.js';
import type { MediaProbe } from './probe/media-probe.js';
import { type ProbeOptions, probe } from './probe/probe.js';
import type { Rational } from './rational.js';

/** A file as a clip, with what is needed to render it. */
export interface OpenedSource {
  readonly clip: Clip;
  readonly probe: MediaProbe;
  readonly sha256: string;
  /** Paths by SHA-256; merge the maps of several sources to resolve a recipe that uses them. */
  readonly sources: ReadonlyMap<string, string>;
}

export interface OpenSourceOptions extends ProbeOptions {
  /** For a still: how it is shown; 25 frames a second and one frame by default. */
  readonly still?: { readonly fps?: Rational; readonly frameCount?: number };
}

/**
 * Probes and hashes a media file and makes a clip of it: its picture, its sound, or both.
 * @throws what `probe` throws
 */
export async function openSource(path: string, options: OpenSourceOptions = {}): Promise<OpenedSource> {
  const probed = await probe(path, options);
  const sha256 = await hashFile(path, options);
  const clip = probed.kind === 'still' ? stillClip(probed, sha256, options) : mediaClip(probed, sha256);
  return { clip, probe: probed, sha256, sources: new Map([[sha256, resolve(path)]]) };
}

/** Looks a source up in maps as `openSource` answers them. */
export function resolveFrom(...maps: readonly ReadonlyMap<string, string>[]): (sha256: string) => string | undefined {
  return (sha256) => {
    for (const map of maps) {
      const path = map.get(sha256);
      if (path !== undefined) return path;
    }
    return undefined;
  };
}

function stillClip(probed: MediaProbe, sha256: string, options: OpenSourceOptions): Clip {
  if (!probed.video) throw mediaNoVideo({ path: probed.path });
  const { width, height } = probed.video;
  const { fps = { num: 25, den: 1 }, frameCount = 1 } = options.still ?? {};
  return still({ sha256, width, height, fps, frameCount });
}

function mediaClip({ video, audio, tags }: MediaProbe, sha256: string): Clip {
  const lead = audio ? Math.round(audio.startSeconds * audio.sampleRate) : 0;
  return source({
    sha256,
    ...(video && {
      video: { width: video.width, height: video.height, fps: video.fps, frameCount: video.frameCount },
    }),
    ...(audio && {
      audio: {
        sampleRate: audio.sampleRate,
        channels: audio.channels,
        sampleCount: Math.max(1, audio.sampleCount + lead),
      },
      soundLead: lead,
    }),
    ...(tags && { tags }),
  });
}
