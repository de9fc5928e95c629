import { askServer } from './comfy-request.js';
import type { ComfyServer } from './comfy-server.js';
import { findInQueue, type SentPrompt } from './find-prompt.js';

/** The run is to be over soon, so the server is not waited for long. */
const patienceMs = 3000;

/**
 * Takes one prompt back: out of the queue, or stopped if it runs. Nobody else's is touched: versions that stop whatever
 * runs are asked first whether it is ours. Never fails, since there is nobody left to tell.
 */
export async function cancelPrompt(server: ComfyServer, sent: SentPrompt): Promise<void> {
  const signal = AbortSignal.timeout(patienceMs);
  const post = (path: string, json: object) => askServer(server, path, { method: 'POST', json, signal });
  try {
    let { state, promptId } = await findInQueue(server, sent, { signal, once: true });
    if (state === 'waiting') {
      await post('/queue', { delete: [promptId] });
      // It may have begun meanwhile.
      ({ state, promptId } = await findInQueue(server, sent, { signal, once: true }));
    }
    if (state === 'running') await post('/interrupt', { prompt_id: promptId });
  } catch {
    // It is away, or slow: what it makes will not be fetched.
  }
}
