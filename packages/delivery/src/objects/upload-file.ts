import { type FileHandle, open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isTalkgraphError } from '@talkgraph/errors';
import type { DeliveryJournal, DeliveryProgress } from '../contract.js';
import { deliveryFileUnreadable } from '../errors.js';
import type { FileFacts } from '../file-facts.js';
import type { ObjectFacts, ObjectStore, StoredPart } from './object-store.js';

const megabyte = 1024 * 1024;

/** Smaller files go in one request. S3 and OSS take at most 10,000 parts, S3 none below 5 MB except the last. */
const usualPartBytes = 8 * megabyte;
const mostParts = 9000;
/** Memory is this many parts. */
const partsAtOnce = 2;

/** What the steps of an upload share. */
export interface UploadSteps {
  readonly store: ObjectStore;
  readonly journal: DeliveryJournal;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: DeliveryProgress) => void) | undefined;
  /** Does a step, and does it again when the network or the server fails. */
  again<T>(work: () => Promise<T>): Promise<T>;
}

/** An upload under way, as the journal keeps it: a retry or a restarted process goes on where it was. */
interface KeptUpload {
  readonly upload: string;
  readonly partBytes: number;
  readonly parts: readonly StoredPart[];
}

/** Uploads a file. @throws DELIVERY_FILE_UNREADABLE; what the storage's calls throw */
export async function uploadFile(steps: UploadSteps, name: string, file: FileFacts, facts: ObjectFacts): Promise<void> {
  const { store, signal, onProgress, again } = steps;
  onProgress?.({ bytesDone: 0, bytesTotal: file.bytes });
  if (file.bytes <= usualPartBytes) {
    const body = await readWhole(file);
    await again(() => store.putWhole(name, body, facts, { signal }));
    onProgress?.({ bytesDone: file.bytes, bytesTotal: file.bytes });
    return;
  }
  await uploadInParts(steps, name, file, facts);
}

async function readWhole(file: FileFacts): Promise<Buffer> {
  return readFile(file.path).catch((error: NodeJS.ErrnoException) => {
    throw deliveryFileUnreadable({ file: basename(file.path), reason: error.code ?? error.message }, error);
  });
}

async function uploadInParts(steps: UploadSteps, name: string, file: FileFacts, facts: ObjectFacts): Promise<void> {
  const { store, journal, signal, again } = steps;
  // A file that changed is another upload.
  const key = `upload ${store.place}/${name} ${file.sha256}`;
  const kept = (await findKept(steps, key, name)) ?? (await begin(steps, key, name, file, facts));
  try {
    const parts = await sendParts(steps, key, name, file, kept);
    await again(() => store.finish(name, kept.upload, parts, { signal })).catch(async (error: unknown) => {
      // The answer to an earlier try may have been lost on its way: the upload is gone then, and the object is there.
      const found = signal?.aborted ? undefined : await store.head(name, { signal }).catch(() => undefined);
      if (found?.sha256 !== facts.sha256) throw error;
    });
    await journal.remove(key);
  } catch (error) {
    // After a break of the network the parts are kept for the next try; after a cancel or a refusal nobody comes back.
    if (signal?.aborted || (isTalkgraphError(error) && error.kind === 'user')) {
      await journal.remove(key);
      await store.abort(name, kept.upload).catch(() => undefined);
    }
    throw error;
  }
}

async function begin(
  { store, journal, signal, again }: UploadSteps,
  key: string,
  name: string,
  file: FileFacts,
  facts: ObjectFacts,
): Promise<KeptUpload> {
  const upload = await again(() => store.begin(name, facts, { signal }));
  const partBytes = Math.max(usualPartBytes, Math.ceil(file.bytes / mostParts / megabyte) * megabyte);
  const kept: KeptUpload = { upload, partBytes, parts: [] };
  await journal.save(key, kept);
  return kept;
}

/** What an earlier attempt has left, as far as the storage still has it. */
async function findKept(
  { store, journal, signal, again }: UploadSteps,
  key: string,
  name: string,
): Promise<KeptUpload | undefined> {
  const kept = (await journal.find(key)) as KeptUpload | undefined;
  if (kept === undefined) return undefined;
  const there = await again(() => store.listParts(name, kept.upload, { signal }));
  if (there === undefined) {
    await journal.remove(key);
    return undefined;
  }
  const etags = new Map(there.map(({ number, etag }) => [number, etag]));
  return { ...kept, parts: kept.parts.filter(({ number, etag }) => etags.get(number) === etag) };
}

async function sendParts(
  steps: UploadSteps,
  key: string,
  name: string,
  file: FileFacts,
  kept: KeptUpload,
): Promise<readonly StoredPart[]> {
  const { store, journal, signal, onProgress, again } = steps;
  const { upload, partBytes } = kept;
  const done = new Map(kept.parts.map((part) => [part.number, part]));
  const count = Math.ceil(file.bytes / partBytes);
  const sizeOf = (number: number) => Math.min(partBytes, file.bytes - (number - 1) * partBytes);
  const todo = Array.from({ length: count }, (_, i) => i + 1).filter((number) => !done.has(number));
  const tell = () => {
    const bytesDone = [...done.keys()].reduce((sum, number) => sum + sizeOf(number), 0);
    onProgress?.({ bytesDone, bytesTotal: file.bytes });
  };
  tell();
  await using source = await openFile(file);
  let failed = false;
  const work = async () => {
    const body = Buffer.allocUnsafe(Math.min(partBytes, file.bytes));
    for (let number = todo.shift(); number !== undefined && !failed; number = todo.shift()) {
      const part = body.subarray(0, sizeOf(number));
      await readPart(source, part, (number - 1) * partBytes, file);
      const mine = number;
      const stored = await again(() => store.putPart(name, upload, mine, part, { signal }));
      done.set(number, stored);
      await journal.save(key, { ...kept, parts: [...done.values()] });
      tell();
    }
  };
  const ended = await Promise.allSettled(
    Array.from({ length: partsAtOnce }, () =>
      work().catch((error: unknown) => {
        failed = true;
        throw error;
      }),
    ),
  );
  for (const result of ended) if (result.status === 'rejected') throw result.reason;
  return [...done.values()].sort((a, b) => a.number - b.number);
}

async function openFile(file: FileFacts): Promise<FileHandle & AsyncDisposable> {
  const handle = await open(file.path).catch((error: NodeJS.ErrnoException) => {
    throw deliveryFileUnreadable({ file: basename(file.path), reason: error.code ?? error.message }, error);
  });
  return handle as FileHandle & AsyncDisposable;
}

async function readPart(source: FileHandle, part: Buffer, position: number, file: FileFacts): Promise<void> {
  for (let filled = 0; filled < part.length; ) {
    const { bytesRead } = await source.read(part, filled, part.length - filled, position + filled);
    if (bytesRead === 0) throw deliveryFileUnreadable({ file: basename(file.path), reason: 'it became shorter' });
    filled += bytesRead;
  }
}
