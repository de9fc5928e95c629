import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import { isTalkgraphError, messageOf } from '@talkgraph/errors';
import type { FastifyRequest } from 'fastify';
import { uploadBroken, uploadMissing, uploadTooLarge } from '../errors.js';
import { orNotSaved } from './or-not-saved.js';

/** A file that was sent, in a temporary place, and the fields that came with it. */
export interface ReceivedUpload {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly hash: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Where uploads go and how large they may be. */
export interface UploadTarget {
  /** The part that holds the file. */
  readonly field: string;
  readonly folder: string;
  readonly limitBytes: number;
}

/**
 * Receives a multipart request: the one file is streamed to the disk, fields may come before and after it. `use` gets it and
 * may move it away; whatever is left of it then is removed.
 * @throws UPLOAD_MISSING, UPLOAD_TOO_LARGE, UPLOAD_BROKEN, FILE_NOT_SAVED
 */
export async function receiveUpload<T>(
  request: FastifyRequest,
  target: UploadTarget,
  use: (upload: ReceivedUpload) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw uploadMissing({ field: target.field });
  const path = join(target.folder, `${randomUUID()}.upload`);
  await orNotSaved(target.field, () => mkdir(target.folder, { recursive: true }));
  try {
    return await use(await readParts(request, target, path));
  } finally {
    await rm(path, { force: true });
  }
}

async function readParts(request: FastifyRequest, target: UploadTarget, path: string): Promise<ReceivedUpload> {
  const fields: Record<string, string> = Object.create(null);
  let file: Omit<ReceivedUpload, 'fields'> | undefined;
  try {
    // Paths in file names are kept, so that a name that tries to leave its folder is refused instead of shortened.
    for await (const part of request.parts({ preservePath: true, limits: limitsOf(target) })) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else if (isWanted(part.fieldname, target) && file === undefined) file = await writePart(part, target, path);
      else part.file.resume();
    }
  } catch (cause) {
    if (isTalkgraphError(cause)) throw cause;
    throw uploadBroken({ problem: messageOf(cause) }, cause);
  }
  if (file === undefined) throw uploadMissing({ field: target.field });
  return { ...file, fields };
}

/** Clients of ComfyUI call every file `image`, and a plain form calls it `file`. */
function isWanted(name: string, { field }: UploadTarget): boolean {
  return name === field || name === 'image' || name === 'file';
}

function limitsOf(target: UploadTarget) {
  return { fileSize: target.limitBytes, files: 4, fields: 32, parts: 36, fieldSize: 64 * 1024 };
}

async function writePart(part: MultipartFile, target: UploadTarget, path: string) {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await orNotSaved(part.filename, () => pipeline(part.file, measure, createWriteStream(path, { flags: 'wx' })));
  if (part.file.truncated) throw uploadTooLarge({ name: part.filename, limitBytes: target.limitBytes });
  return { path, name: part.filename, bytes, hash: hash.digest('hex') };
}
