import { createReadStream, type ReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file as it goes into a ZIP. */
export interface ZipEntry {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly changedAt: Date;
}

/** A ZIP that is written while it is read. */
export interface ZipStream {
  readonly stream: Readable;
  /** Its length, known beforehand since nothing is packed: films do not get smaller. */
  readonly bytes: number | undefined;
}

/**
 * Puts files into a ZIP, one open at a time and none in memory. Destroying the stream closes the file that is being read; a
 * file that has changed its length meanwhile breaks the stream off, so that nobody takes the ZIP for whole.
 */
export async function zipStream(entries: readonly ZipEntry[]): Promise<ZipStream> {
  const zip = new ZipFile();
  const stream = zip.outputStream as Readable;
  let current: ReadStream | undefined;
  for (const { path, name, bytes, changedAt } of entries) {
    const options = { compress: false, size: bytes, mtime: changedAt, mode: 0o100644 };
    zip.addReadStreamLazy(name, options, (answer) => {
      current = createReadStream(path);
      current.on('error', (error) => stream.destroy(error));
      answer(null, current);
    });
  }
  zip.on('error', (error) => stream.destroy(error as Error));
  stream.on('close', () => current?.destroy());
  const bytes = await new Promise<number>((resolve) => {
    // The types leave out that it is told the length, which is -1 where it cannot be known.
    zip.end({ comment: '', forceZip64Format: false }, ((length: number) => resolve(length)) as () => void);
  });
  return { stream, bytes: bytes >= 0 ? bytes : undefined };
}
