import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants, link, mkdir, open, realpath, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Delivered, DeliveryCall, DeliveryTarget, FileParcel } from '../contract.js';
import { checkDeliveryName, numberedName } from '../delivery-name.js';
import {
  deliveryDamaged,
  deliveryDiskFull,
  deliveryExists,
  deliveryFolderUnusable,
  deliveryNameRefused,
} from '../errors.js';
import { type FileFacts, readFileFacts } from '../file-facts.js';
import { firstLine } from '../network-failure.js';

export interface FolderTargetOptions {
  /** Absolute; made where its parent is there. */
  readonly folder: string;
  /** How addresses name it, such as `outputs`; the folder itself where left out. */
  readonly shownAs?: string;
}

/** How many names `rename` tries. */
const mostNumbers = 1000;
/** Left free, so that the machine goes on working. */
const spareBytes = 16 * 1024 * 1024;
const megabyte = 1024 * 1024;

const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Files in a folder of this machine, or of one that is mounted. A file appears under its name when it is whole on the disk. */
export function openFolderTarget({ folder, shownAs }: FolderTargetOptions): DeliveryTarget<FileParcel> {
  return {
    kind: 'folder',
    check: () => checkFolder(folder),
    async deliver(parcel, call) {
      const file = await readFileFacts(parcel.path, call.signal);
      await checkFolder(folder);
      const wanted = checkDeliveryName(parcel.name);
      const { name, already } = await deliverBelow(folder, wanted, file, parcel, call);
      if (already) call.onProgress?.({ bytesDone: file.bytes, bytesTotal: file.bytes });
      const { bytes, sha256 } = file;
      const delivered: Delivered = { target: 'folder', address: join(shownAs ?? folder, name), bytes, sha256, already };
      return delivered;
    },
  };
}

async function checkFolder(folder: string): Promise<void> {
  try {
    if (!isAbsolute(folder)) throw deliveryFolderUnusable({ folder, reason: 'its path is not absolute' });
    await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === 'DELIVERY_FOLDER_UNUSABLE'
      ? error
      : deliveryFolderUnusable({ folder, reason: code ?? message }, error);
  }
}

async function deliverBelow(
  folder: string,
  wanted: string,
  file: FileFacts,
  parcel: FileParcel,
  call: DeliveryCall,
): Promise<{ readonly name: string; readonly already: boolean }> {
  const directory = dirname(join(folder, wanted));
  const partialPath = join(directory, partialName(parcel, file, call));
  let partial: string | undefined;
  try {
    await mkdir(directory, { recursive: true });
    await checkInside(folder, directory, wanted);
    for (let number = 1; number <= mostNumbers; number += 1) {
      const name = number === 1 ? wanted : numberedName(wanted, number);
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found?.isFile() && (await isSame(path, found.size, file, call))) {
        // A process that was killed right after the file had got its name left the other name behind.
        await rm(partialPath, { force: true });
        return { name, already: true };
      }
      if (found && parcel.ifExists === 'refuse') throw deliveryExists({ place: folder, name });
      if (found && parcel.ifExists === 'rename') continue;
      partial ??= await writePartial(folder, partialPath, file, call);
      if (await place(partial, path, parcel.ifExists)) return { name, already: false };
      if (parcel.ifExists === 'refuse') throw deliveryExists({ place: folder, name });
    }
    throw deliveryExists({ place: folder, name: wanted });
  } catch (error) {
    call.signal?.throwIfAborted();
    throw await folderFailure(error, folder, file.bytes);
  } finally {
    if (partial) await rm(partial, { force: true });
  }
}

/** A link in the folder must not lead out of it. */
async function checkInside(folder: string, directory: string, name: string): Promise<void> {
  const [root, place] = await Promise.all([realpath(folder), realpath(directory)]);
  if (place === root || place.startsWith(root.endsWith(sep) ? root : root + sep)) return;
  const why = { en: 'a link in the folder leads out of it', zh: '文件夹中的链接指向了外部' };
  throw deliveryNameRefused({ name, why });
}

async function isSame(path: string, bytes: number, file: FileFacts, { signal }: DeliveryCall): Promise<boolean> {
  return bytes === file.bytes && (await readFileFacts(path, signal)).sha256 === file.sha256;
}

/**
 * What a copy is called until it is whole. Follows from the call, so that the next attempt overwrites what a killed process
 * left, and from nothing less: the same file may go to two names at the same time.
 */
export function partialName(
  { name }: Pick<FileParcel, 'name'>,
  { sha256 }: Pick<FileFacts, 'sha256'>,
  { id }: Pick<DeliveryCall, 'id'>,
): string {
  return `.${createHash('sha256')
    .update(JSON.stringify([id, name, sha256]))
    .digest('hex')
    .slice(0, 16)}.partial`;
}

/** Copies the file beside its place, checks what was copied, and makes sure it is on the disk. */
async function writePartial(folder: string, partial: string, file: FileFacts, call: DeliveryCall): Promise<string> {
  await checkSpace(folder, file.bytes);
  const hash = createHash('sha256');
  let bytesDone = 0;
  call.onProgress?.({ bytesDone, bytesTotal: file.bytes });
  const watched = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytesDone += chunk.length;
      call.onProgress?.({ bytesDone, bytesTotal: file.bytes });
      done(null, chunk);
    },
  });
  const options = call.signal ? { signal: call.signal } : {};
  try {
    await pipeline(
      createReadStream(file.path, { highWaterMark: megabyte }),
      watched,
      createWriteStream(partial),
      options,
    );
    await syncFile(partial);
    if (hash.digest('hex') !== file.sha256)
      throw deliveryDamaged({ place: folder, name: partial, reason: 'the file changed' });
    return partial;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
}

/** Gives the copy its name. Answers false where somebody else took it meanwhile and it must not be replaced. */
async function place(partial: string, path: string, ifExists: FileParcel['ifExists']): Promise<boolean> {
  if (ifExists === 'replace') {
    await rename(partial, path);
    return true;
  }
  try {
    // Unlike a rename, a link never replaces.
    await link(partial, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // File systems without hard links (exFAT, some shares): nobody was there a moment ago.
    await rename(partial, path);
    return true;
  }
}

async function checkSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  // A disk smaller than what is kept free for others may be filled by a small file.
  if (free < bytes || (bytes > spareBytes && free < bytes + spareBytes)) throw diskFull(folder, bytes, free);
}

function diskFull(folder: string, bytes: number, free: number, cause?: unknown) {
  const megabytes = (value: number) => Math.round((value / megabyte) * 10) / 10;
  return deliveryDiskFull({ folder, neededMegabytes: megabytes(bytes), freeMegabytes: megabytes(free) }, cause);
}

async function folderFailure(error: unknown, folder: string, bytes: number): Promise<unknown> {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined || code.startsWith('DELIVERY_')) return error;
  if (!fullCodes.has(code)) return deliveryFolderUnusable({ folder, reason: code || firstLine(message) }, error);
  const free = await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return diskFull(folder, bytes, free, error);
}
