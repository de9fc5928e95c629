import type { ArtifactStore } from '@talkgraph/engine';
import { storedDocuments } from '@talkgraph/lipsync';
import type { FrameOp } from '@talkgraph/media';
import type { Home } from '@talkgraph/runtime';
import { backgroundOp, enhanceOp, matteModel } from '@talkgraph/vision';
import { FaceEnhanceModels } from './face-enhance-models.js';
import type { LipSyncModels } from './lipsync-models.js';

/** What the operations on people's pictures are built on. */
export interface VisionPlaces {
  readonly store: ArtifactStore;
  readonly home: Home;
  readonly models: LipSyncModels;
}

/** The operations that recipes with replaced backgrounds and enhanced faces are rendered with. */
export function visionOps({ store, home, models }: VisionPlaces): readonly FrameOp[] {
  const documents = storedDocuments(store);
  const faceModels = new FaceEnhanceModels(home);
  return [
    backgroundOp({
      // The model is so small that a GPU would spend more time on fetching frames than on looking at them.
      matte: async () => (await models.place(false)).inference.load(matteModel),
    }),
    enhanceOp({
      openFaceTrack: (key) => documents.openFaceTrack(key),
      async faceModel(model, useGpu) {
        const { inference } = await models.place(useGpu);
        return inference.load(await faceModels.file(model));
      },
    }),
  ];
}
