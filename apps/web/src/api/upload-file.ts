import type { FileName } from './file-address.js';
import { type SendOptions, sendForm } from './send-form.js';

/** What is uploaded, and who hears of it. */
export interface UploadOptions extends SendOptions {
  /** What the file has to be. The sound of a film will do for `audio`, and a photo for `video`. */
  readonly media: 'image' | 'audio' | 'video' | 'file';
  /** A folder below inputs/. */
  readonly subfolder?: string | undefined;
}

/**
 * Puts a file into inputs/ and answers its name there. Another file of the same name is never replaced: the new one gets
 * a number, and a file of the same content is not kept twice. When `signal` aborts, it rejects with the signal's reason.
 * @throws ApiError
 */
export async function uploadFile(file: File, { media, subfolder, ...options }: UploadOptions): Promise<FileName> {
  const form = new FormData();
  if (subfolder) form.append('subfolder', subfolder);
  form.append(media, file, file.name);
  return storedName(await sendForm(`upload/${media}`, form, options));
}

function storedName(body: string): FileName {
  const { name, subfolder, type } = JSON.parse(body) as { name: string; subfolder: string; type: string };
  return { filename: name, subfolder, type };
}
