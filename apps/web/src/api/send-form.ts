import { ApiError } from './api-error.js';
import { refusal, serverUrl, unreachable } from './request.js';

/** Who hears how far a form is. */
export interface SendOptions {
  /** How much has been sent, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends a form that may hold large files, and answers what the server says. When `signal` aborts, it rejects with the signal's
 * reason. @throws ApiError
 */
export function sendForm(path: string, form: FormData, { onProgress, signal }: SendOptions = {}): Promise<string> {
  // Only XMLHttpRequest tells how much has been sent.
  const request = new XMLHttpRequest();
  return new Promise<string>((resolve, reject) => {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.responseText);
      else reject(refusal(request.status, request.responseText));
    };
    request.onerror = () => reject(new ApiError({ status: 0, code: 'SERVER_UNREACHABLE', text: unreachable }));
    request.onabort = () => reject(signal?.reason ?? new DOMException('The upload was aborted.', 'AbortError'));
    request.open('POST', serverUrl(path));
    request.send(form);
  });
}
