import type { Candidate } from '../auto/engine-outlook.js';
import { createFace2FaceClient } from './face2face-client.js';
import type { HeygemPlaces } from './heygem-backend.js';
import { readHeygemSettings } from './heygem-settings.js';
import { usualPace } from './service-pace.js';

/** A service that is there answers at once, except while it fetches the files of another task. */
const patienceMs = 1500;

/** Whether a HeyGem service answers. Asks it about a task that it does not know. */
export function heygemOutlook({ readProfile }: Pick<HeygemPlaces, 'readProfile'>): Candidate['outlook'] {
  return async (_request, signal) => {
    try {
      const { address } = readHeygemSettings(await readProfile());
      const client = createFace2FaceClient(address, { ...usualPace, bootMs: 0, requestMs: patienceMs });
      await client.query('talkgraph', signal ? { signal } : {});
      return { ready: true, with: { en: address, zh: address } };
    } catch {
      signal?.throwIfAborted();
      return { ready: false, why: { en: 'no service answers', zh: '服务没有响应' } };
    }
  };
}
