import { join } from 'node:path';
import { conformsToLipSyncBackend } from '../../testing/lip-sync-backend-contract.js';
import { writeMouthModel } from '../../testing/mouth-model.js';
import { lipSyncEngines } from '../lip-sync-engines.js';

conformsToLipSyncBackend('wav2lip', async ({ store, inference, folder }) => {
  await writeMouthModel(join(folder, 'mouth.onnx'));
  return lipSyncEngines({ store, wav2lip: { folder, place: async (useGpu) => ({ inference, fellBack: useGpu }) } });
});
