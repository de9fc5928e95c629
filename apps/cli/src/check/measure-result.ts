import { createInference } from '@talkgraph/inference';
import { hasUsableFace, openFaceTrack, scoreClip, trackFaces } from '@talkgraph/lipsync';
import { openSource, probe, resolveFrom } from '@talkgraph/media';
import type { ResultFacts } from './result-facts.js';

type ArtifactStore = Parameters<typeof trackFaces>[1]['store'];

/** What results are measured with; models stay loaded between them. */
export interface Measuring extends AsyncDisposable {
  /** Measures a finished file. @param name what it is called in expectations */
  measure(path: string, name: string, signal: AbortSignal): Promise<ResultFacts>;
}

/** Measures results from their own pixels and sound. */
export function openMeasuring(store: ArtifactStore): Measuring {
  const inference = createInference();
  return {
    async measure(path, name, signal) {
      const { kind, bytes, durationSeconds, video, audio } = await probe(path, { signal });
      const speaks = kind === 'video' && audio !== undefined;
      return {
        name,
        bytes,
        ...(video && { width: video.width, height: video.height }),
        ...(kind !== 'still' && { durationSeconds: rounded(durationSeconds) }),
        ...(kind === 'video' && video && { fps: rounded(video.fps.num / video.fps.den) }),
        ...(kind !== 'still' && audio && { sampleRate: audio.sampleRate }),
        ...(speaks && (await measureSpeaker(path, { inference, store, signal }))),
      };
    },
    [Symbol.asyncDispose]: () => inference[Symbol.asyncDispose](),
  };
}

/** Quality and mouth of whoever speaks; nothing where no face is seen. */
async function measureSpeaker(
  path: string,
  { inference, store, signal }: Pick<Parameters<typeof trackFaces>[1], 'inference' | 'store'> & { signal: AbortSignal },
): Promise<Pick<ResultFacts, 'quality' | 'mouth'>> {
  const { clip, sources } = await openSource(path, { signal });
  const services = { inference, store, resolveSource: resolveFrom(sources) };
  const faces = await trackFaces(clip, { ...services, signal });
  if (!hasUsableFace(faces.header)) return {};
  const { score } = await scoreClip({ video: clip }, services, { signal });
  using track = openFaceTrack(faces.path);
  const mouth = Array.from({ length: track.header.frameCount }, (_, n) => rounded(track.frame(0, n)?.mouthOpen ?? 0));
  const parts = score.parts.flatMap((part) => (part.score === null ? [] : [[part.name, part.score] as const]));
  const total = score.total === null ? [] : [['total', score.total] as const];
  return { quality: Object.fromEntries([...total, ...parts]), mouth };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
