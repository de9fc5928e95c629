import type { ArtifactStore } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import {
  type ClipServices,
  hasUsableFace,
  hearSpeech,
  type LipSyncBackend,
  makeTalkingClip,
  readControls,
  reportJson,
  requireFace,
  scoreClip,
  silenceRemark,
  trackFaces,
  type WorkOptions,
} from '@talkgraph/lipsync';
import { type Clip, openClip } from '@talkgraph/media';
import type { DocumentReference, LipSyncCall, LipSyncService, MediaService } from '@talkgraph/nodes';
import { faceSummary, faceTrackReference, mouthTrackReference, storeReport } from './lipsync-documents.js';
import { LipSyncModels } from './lipsync-models.js';
import { faceRemark, noGpuRemark } from './lipsync-remarks.js';
import { makingOnce } from './making-once.js';
import { spokenPhonemes } from './spoken-phonemes.js';
import { spokenWords } from './spoken-words.js';

/** What the service is built on: where tracks are kept, and how recipes' files and operations are found. */
export interface LipSyncServiceOptions {
  readonly store: ArtifactStore;
  readonly media: Pick<MediaService, 'ops' | 'sourcePath'>;
  /** The ways of making a person speak; the node offers the same. Their ops are among those of `media`. */
  readonly backends: readonly LipSyncBackend[];
  /** Models shared with other services; its own when left out. */
  readonly models?: LipSyncModels;
}

/** Makes the lip-sync service of a worker. Nothing is loaded before the first call. */
export function createLipSyncService({
  store: shared,
  media,
  backends,
  models = new LipSyncModels(),
}: LipSyncServiceOptions): LipSyncService {
  const store = makingOnce(shared);
  const begin = async (call: LipSyncCall): Promise<Begun> => {
    const { inference, fellBack } = await models.place(call.useGpu ?? false);
    const { signal, onProgress } = call;
    return {
      services: { inference, store, ops: media.ops, resolveSource: (sha256) => media.sourcePath(sha256) },
      work: { ...(signal && { signal }), ...(onProgress && { onProgress }) },
      remarks: fellBack ? [noGpuRemark] : [],
    };
  };
  return {
    async findFaces(clip, call = {}) {
      const { services, work, remarks } = await begin(call);
      const faces = await trackFaces(clip, { ...work, ...services });
      const { header } = faces;
      const hasFace = hasUsableFace(header);
      if (hasFace && call.face !== undefined) requireFace(header, call.face);
      const document = { ...header, schema: 'talkgraph.face-report/1', hasFace };
      const report = await storeReport(store, document.schema, JSON.stringify(document), faceSummary(header));
      return { hasFace, faceTrack: faceTrackReference(faces), report, remarks: [...remarks, faceRemark(header)] };
    },
    async mouthTrack(audio, call = {}) {
      const { services, work, remarks } = await begin(call);
      const { language, alignment } = call;
      const request = { audio, ...(language && { language }), ...(await saidIn(store, alignment)) };
      const mouth = await hearSpeech(request, services, work);
      const silence = silenceRemark(mouth.track);
      return { mouthTrack: mouthTrackReference(mouth), remarks: silence ? [...remarks, silence] : remarks };
    },
    async talk({ video, audio, engine, model, resolution, options, alignment }, call = {}) {
      const controls = readControls(options);
      const { services, work, remarks } = await begin(call);
      const words = alignment && controls.gesture && (await spokenWords(store, alignment));
      const request = {
        ...{ video, audio, engine, resolution, controls, useGpu: call.useGpu ?? false },
        shorter: 'trim' as const,
        ...(model !== undefined && { model }),
        ...(await saidIn(store, alignment)),
        ...(words && { words }),
      };
      const speaking = await makeTalkingClip(request, { ...services, backends }, work);
      await meetPerson(speaking.clip, services, work);
      return { clip: speaking.clip, remarks: [...remarks, ...speaking.remarks] };
    },
    async engineState({ engine, model }) {
      const backend = backends.find(({ name }) => name === engine);
      return (await backend?.state?.(model)) ?? '';
    },
    async score(request, call = {}) {
      const { services, work } = await begin(call);
      return kept(store, await scoreClip(request, services, work));
    },
  };
}

/** The phonemes of an alignment, where it is given and knows them. */
async function saidIn(store: ArtifactStore, alignment: DocumentReference | undefined) {
  const phonemes = alignment && (await spokenPhonemes(store, alignment));
  return phonemes ? { phonemes } : {};
}

/** A score with its report in the store. */
async function kept(store: ArtifactStore, scored: Awaited<ReturnType<typeof scoreClip>>) {
  const score = scored.score.total ?? undefined;
  const summary = { score: scored.score.total, frames: scored.frames.total };
  const report = await storeReport(store, scored.schema, reportJson(scored), summary);
  return { score, verdicts: scored.verdicts.map(({ text }) => text), report };
}

/**
 * Draws one frame of a talking clip: what is learnt of the person for it is kept, so that whoever looks at the clip next
 * sees a frame at once, and whoever renders it need not look at the footage again.
 */
async function meetPerson(clip: Clip, services: ClipServices, { signal }: WorkOptions): Promise<void> {
  await using opened = await openClip(clip, { ...services, ...(signal && { signal }) });
  const frame = await opened.frame(0);
  frame[Symbol.dispose]();
}

interface Begun {
  readonly services: ClipServices;
  readonly work: WorkOptions;
  readonly remarks: readonly LocalizedText[];
}
