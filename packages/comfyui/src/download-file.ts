import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { again, askServer, failedAnswer, unreachable } from './comfy-request.js';
import type { ComfyServer } from './comfy-server.js';
import { comfyuiFileMissing } from './errors.js';
import type { MadeFile } from './made-files.js';

/** A file of the server that lies on this machine now. */
export interface FetchedFile extends MadeFile {
  readonly path: string;
  readonly bytes: number;
}

/** Where a file is put, and how large it may be. */
export interface DownloadPlace {
  readonly folder: string;
  readonly number: number;
  readonly mostBytes: number;
}

/**
 * Fetches a file into a folder, under a number and the extension it has there: the server's names are its own affair.
 * A line that breaks is tried again from the start.
 * @throws COMFYUI_FILE_MISSING, and what `askJson` throws
 */
export async function downloadFile(
  server: ComfyServer,
  file: MadeFile,
  place: DownloadPlace,
  signal?: AbortSignal,
): Promise<FetchedFile> {
  const { filename, subfolder, type } = file;
  const query = new URLSearchParams({ filename, subfolder, type });
  const extension = /\.[a-z0-9]{1,5}$/i.exec(filename)?.[0].toLowerCase() ?? '';
  const path = join(place.folder, `made-${place.number}${extension}`);
  let bytes = 0;
  const problem = await again(async () => {
    const response = await askServer(server, `/view?${query}`, { signal, timeoutMs: 120_000 });
    if (response.status === 404 || response.status === 400) return `HTTP ${response.status}`;
    if (!response.ok) throw await failedAnswer(server, response);
    try {
      const body = response.body as ReadableStream<Uint8Array> | null;
      if (body === null) return '0 B';
      bytes = 0;
      const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > place.mostBytes) return;
          yield chunk;
        }
      };
      await pipeline(Readable.fromWeb(body), counted, createWriteStream(path), signal ? { signal } : {});
      if (bytes > place.mostBytes) return `> ${Math.round(place.mostBytes / 1e6)} MB`;
    } catch (cause) {
      signal?.throwIfAborted();
      // A full disk is none of the server's.
      if (isLocal(cause)) throw cause;
      throw unreachable(server, cause, cause);
    }
    return undefined;
  }, signal);
  if (problem !== undefined) throw comfyuiFileMissing({ place: server.place, file: filename, reason: problem });
  return { ...file, path, bytes };
}

function isLocal(cause: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EACCES', 'EIO', 'ENOENT'].includes((cause as NodeJS.ErrnoException).code ?? '');
}
