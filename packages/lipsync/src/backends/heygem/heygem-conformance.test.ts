import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startHeygemStandIn } from '../../testing/heygem-stand-in.js';
import { conformsToLipSyncBackend } from '../../testing/lip-sync-backend-contract.js';
import { lipSyncEngines } from '../lip-sync-engines.js';
import { quickPace } from './testing/open-heygem-bench.js';

conformsToLipSyncBackend(
  'heygem',
  async ({ store, folder }) => {
    const [dataFolder, memory] = [join(folder, 'face2face'), join(folder, 'memory')];
    for (const each of [dataFolder, memory]) await mkdir(each);
    const standIn = await startHeygemStandIn({ folder: dataFolder, memory });
    const profile = { url: standIn.address, data_folder: dataFolder };
    const heygem = { folder: join(folder, 'heygem'), readProfile: async () => profile, pace: quickPace };
    return { ...lipSyncEngines({ store, heygem }), [Symbol.asyncDispose]: () => standIn[Symbol.asyncDispose]() };
  },
  // How the mouth moves is for the service to say.
  { ignores: ['intensity', 'smoothness'] },
);
