import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { again, askServer, readJson } from './comfy-request.js';
import type { ComfyServer } from './comfy-server.js';
import { comfyuiUploadTooLarge } from './errors.js';

/** An hour: films travel over slow lines. */
const uploadTimeoutMs = 3600_000;

/**
 * Uploads a file into the server's input folder, whatever it holds: ComfyUI takes sounds and films where it takes pictures.
 * Answers the name that loading nodes want. Names are expected to say the content, so that a file of the same name is
 * replaced: it is the same one, and nothing piles up there.
 * @throws COMFYUI_UPLOAD_TOO_LARGE, and what `askJson` throws
 */
export async function uploadFile(
  server: ComfyServer,
  file: { readonly path: string; readonly name: string; readonly contentType: string },
  signal?: AbortSignal,
): Promise<string> {
  const { name, path, contentType } = file;
  const { size } = await stat(path);
  const answer = await again(async () => {
    const form = new FormData();
    // The bytes are read from the disk while they are sent.
    form.append('image', await openAsBlob(path, { type: contentType }), name);
    form.append('type', 'input');
    form.append('overwrite', 'true');
    const response = await askServer(server, '/upload/image', {
      ...{ method: 'POST', form, signal, timeoutMs: uploadTimeoutMs },
    });
    if (response.status === 413) {
      throw comfyuiUploadTooLarge({ place: server.place, file: name, megabytes: Math.ceil(size / 1e6) });
    }
    return readJson<{ readonly name: string; readonly subfolder?: string }>(server, response);
  }, signal);
  return answer.subfolder ? `${answer.subfolder}/${answer.name}` : answer.name;
}
