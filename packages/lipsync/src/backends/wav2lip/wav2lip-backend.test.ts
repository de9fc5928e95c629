import { join } from 'node:path';
import { folderShelf } from '../../testing/folder-shelf.js';
import { conformsToLipSyncBackend } from '../../testing/lip-sync-backend-contract.js';
import { writeMouthModel } from '../../testing/mouth-model.js';
import { lipSyncEngines } from '../lip-sync-engines.js';

conformsToLipSyncBackend('wav2lip', async ({ store, inference, folder }) => {
  await writeMouthModel(join(folder, 'mouth.onnx'));
  return lipSyncEngines({
    store,
    wav2lip: { models: folderShelf(folder), place: async (useGpu) => ({ inference, fellBack: useGpu }) },
  });
});
