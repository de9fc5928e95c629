import { randomBytes } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { diskFull, outputIsInput, outputNotWritable } from '../errors.js';

const noFolder = { en: 'its folder does not exist', zh: '其文件夹不存在' };
const isFolder = { en: 'it is a folder', zh: '它是一个文件夹' };
const isDevice = { en: 'it is a device', zh: '它是一个设备' };

/** A file that appears whole or not at all: it is written beside its place and moved there by `keep`. */
export interface OutputFile extends AsyncDisposable {
  readonly temporaryPath: string;
  /** Moves the finished file to its place, over an older one. */
  keep(): Promise<void>;
}

/**
 * Prepares to write a file. Disposing it without `keep` leaves nothing behind.
 * @param inputs files that must not be overwritten
 * @throws OUTPUT_NOT_WRITABLE, OUTPUT_IS_INPUT
 */
export async function outputFile(path: string, inputs: readonly string[]): Promise<OutputFile> {
  const folder = dirname(path);
  const inFolder = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    throw outputNotWritable({ path, reason: error.code === 'ENOENT' ? noFolder : String(error.code) }, error);
  });
  if (!inFolder.isDirectory())
    throw outputNotWritable({ path, reason: { en: 'its folder is a file', zh: '其文件夹是一个文件' } });
  const old = await stat(path).catch(() => undefined);
  if (old && !old.isFile()) throw outputNotWritable({ path, reason: old.isDirectory() ? isFolder : isDevice });
  if (old) await refuseInputs(path, inputs);
  // Named after the file, so that whoever clears a folder by names finds what a killed process left of it.
  const temporaryPath = join(folder, `${basename(path).slice(0, 80)}.${randomBytes(6).toString('hex')}.part`);
  return {
    temporaryPath,
    async keep() {
      await rename(temporaryPath, path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOSPC') throw diskFull({ path }, error);
        throw outputNotWritable({ path, reason: error.code ?? error.message }, error);
      });
    },
    async [Symbol.asyncDispose]() {
      await rm(temporaryPath, { force: true });
    },
  };
}

/** The same file may have several names, so files are compared, not paths. */
async function refuseInputs(path: string, inputs: readonly string[]): Promise<void> {
  const target = await stat(path);
  for (const input of inputs) {
    const file = await stat(input).catch(() => undefined);
    if (file && file.ino === target.ino && file.dev === target.dev) throw outputIsInput({ path });
  }
}
