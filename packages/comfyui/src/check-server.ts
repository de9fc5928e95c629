import { askJson } from './comfy-request.js';
import type { ComfyServer } from './comfy-server.js';
import { comfyuiNotComfyui } from './errors.js';

/**
 * Whether a server can be reached, lets us in and is ComfyUI; nothing is changed there.
 * @throws COMFYUI_UNREACHABLE, COMFYUI_REFUSED, COMFYUI_NOT_COMFYUI
 */
export async function checkServer(server: ComfyServer, signal?: AbortSignal): Promise<void> {
  const { system } = await askJson<{ readonly system?: object }>(server, '/system_stats', { signal });
  if (typeof system !== 'object') throw comfyuiNotComfyui({ place: server.place, reason: '/system_stats' });
}
