import { requireFace, trackFaces } from '@talkgraph/lipsync';
import type { MediaService, VisionService } from '@talkgraph/nodes';
import { enhanceFace, replaceBackground, restorationModel } from '@talkgraph/vision';
import { FaceEnhanceModels } from './face-enhance-models.js';
import { noGpuRemark } from './lipsync-remarks.js';
import { makingOnce } from './making-once.js';
import type { VisionPlaces } from './vision-ops.js';

/** Raised when the built-in enhancement would give another picture. */
const builtIn = 'built-in 2';

export interface VisionServiceOptions extends VisionPlaces {
  readonly media: Pick<MediaService, 'ops' | 'sourcePath'>;
}

/** Makes the service that sees people in pictures. Nothing is loaded before the first call. */
export function createVisionService({ store: shared, home, models, media }: VisionServiceOptions): VisionService {
  const store = makingOnce(shared);
  const faceModels = new FaceEnhanceModels(home);
  return {
    replaceBackground,
    faceModels: () => faceModels.names(),
    faceModelVersion: async (name) => (name === undefined ? builtIn : (await faceModels.find(name)).sha256),
    async enhanceFace({ video, model: name, strength }, { signal, onProgress, useGpu = false } = {}) {
      const model = name === undefined ? undefined : await faceModels.find(name);
      const { inference, fellBack } = await models.place(useGpu && model !== undefined);
      // A model that is of another kind shall fail here, on the node that names it, not when the film is saved.
      if (model) restorationModel(await inference.load(await faceModels.file(model)));
      const faces = await trackFaces(video, {
        inference: (await models.place(false)).inference,
        store,
        ops: media.ops,
        resolveSource: (sha256) => media.sourcePath(sha256),
        ...(signal && { signal }),
        ...(onProgress && { onProgress }),
      });
      requireFace(faces.header, 0);
      const options = { faceTrack: faces.key, face: 0, strength, useGpu: useGpu && model !== undefined };
      const clip = enhanceFace(video, { ...options, ...(model && { model }) });
      return { clip, remarks: fellBack ? [noGpuRemark] : [] };
    },
  };
}
