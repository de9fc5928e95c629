import { conformsToLipSyncBackend } from '../../testing/lip-sync-backend-contract.js';
import { lipSyncEngines } from '../lip-sync-engines.js';

conformsToLipSyncBackend('embedded', async ({ store }) => lipSyncEngines({ store }));
