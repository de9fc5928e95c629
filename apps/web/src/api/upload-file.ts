import { ApiError } from './api-error.js';
import type { FileName } from './file-address.js';
import { refusal, serverUrl, unreachable } from './request.js';

/** What is uploaded, and who hears of it. */
export interface UploadOptions {
  /** What the file has to be. The sound of a film will do for `audio`, and a photo for `video`. */
  readonly media: 'image' | 'audio' | 'video' | 'file';
  /** A folder below inputs/. */
  readonly subfolder?: string | undefined;
  /** How much has been sent, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Puts a file into inputs/ and answers its name there. Another file of the same name is never replaced: the new one gets
 * a number, and a file of the same content is not kept twice. When `signal` aborts, it rejects with the signal's reason.
 * @throws ApiError
 */
export function uploadFile(file: File, { media, subfolder, onProgress, signal }: UploadOptions): Promise<FileName> {
  const form = new FormData();
  if (subfolder) form.append('subfolder', subfolder);
  form.append(media, file, file.name);
  // Only XMLHttpRequest tells how much has been sent.
  const request = new XMLHttpRequest();
  return new Promise<FileName>((resolve, reject) => {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(storedName(request.responseText));
      else reject(refusal(request.status, request.responseText));
    };
    request.onerror = () => reject(new ApiError({ status: 0, code: 'SERVER_UNREACHABLE', text: unreachable }));
    request.onabort = () => reject(signal?.reason ?? new DOMException('The upload was aborted.', 'AbortError'));
    request.open('POST', serverUrl(`upload/${media}`));
    request.send(form);
  });
}

function storedName(body: string): FileName {
  const { name, subfolder, type } = JSON.parse(body) as { name: string; subfolder: string; type: string };
  return { filename: name, subfolder, type };
}
