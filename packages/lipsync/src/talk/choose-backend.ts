import type { LipSyncBackend } from '../contract.js';
import { lipSyncEngineUnknown } from '../errors.js';

/**
 * The backend of that name.
 * @throws LIPSYNC_ENGINE_UNKNOWN naming those that there are
 */
export function chooseBackend(backends: readonly LipSyncBackend[], engine: string): LipSyncBackend {
  const backend = backends.find(({ name }) => name === engine);
  if (!backend) throw lipSyncEngineUnknown({ engine, known: backends.map(({ name }) => name) });
  return backend;
}
