import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import { isTalkgraphError, messageOf } from '@talkgraph/errors';
import { resolveBelow } from '@talkgraph/runtime';
import type { FastifyRequest } from 'fastify';
import { uploadBroken, uploadMissing, uploadTooLarge } from '../errors.js';
import { orNotSaved } from '../uploads/or-not-saved.js';

/** A folder that was sent, in a temporary place, and the fields that came with it. */
export interface ReceivedFolder {
  readonly path: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Voices bring hundreds of small files along. */
const mostFiles = 5000;

/**
 * Receives the files of one folder as a form: each file's name is its path, which begins with the folder's name. What `use` does not move
 * away is removed.
 * @throws UPLOAD_MISSING, UPLOAD_TOO_LARGE, UPLOAD_BROKEN, FILE_NAME_REFUSED, FILE_NOT_SAVED
 */
export async function receiveFolder<T>(
  request: FastifyRequest,
  target: { readonly folder: string; readonly limitBytes: number },
  use: (folder: ReceivedFolder) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw uploadMissing({ field: 'file' });
  const root = join(target.folder, randomUUID());
  try {
    await orNotSaved('file', () => mkdir(root, { recursive: true }));
    const received = await readParts(request, root, target.limitBytes).catch((cause: unknown) => {
      if (isTalkgraphError(cause)) throw cause;
      throw uploadBroken({ problem: messageOf(cause) }, cause);
    });
    return await use(received);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function readParts(request: FastifyRequest, root: string, limitBytes: number): Promise<ReceivedFolder> {
  const fields: Record<string, string> = Object.create(null);
  const limits = { fileSize: limitBytes, files: mostFiles, fields: 8, parts: mostFiles + 8, fieldSize: 1024 };
  let leftBytes = limitBytes;
  let name: string | undefined;
  for await (const part of request.parts({ preservePath: true, limits })) {
    if (part.type === 'field') {
      fields[part.fieldname] = String(part.value);
      continue;
    }
    const [first = '', second] = part.filename.split('/');
    name ??= first;
    if (second === undefined || first !== name) {
      throw uploadBroken({ problem: 'the files of one folder are expected, named folder/file' });
    }
    leftBytes -= await writePart(part, await resolveBelow(root, part.filename, 'new'));
    if (part.file.truncated || leftBytes < 0) throw uploadTooLarge({ name, limitBytes });
  }
  if (name === undefined) throw uploadMissing({ field: 'file' });
  return { path: join(root, name), name, fields };
}

async function writePart({ file, filename }: MultipartFile, path: string): Promise<number> {
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await orNotSaved(filename, async () => {
    await mkdir(dirname(path), { recursive: true });
    await pipeline(file, measure, createWriteStream(path, { flags: 'wx' }));
  });
  return bytes;
}
