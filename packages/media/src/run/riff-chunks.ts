import type { FileHandle } from 'node:fs/promises';

/** Form, size and kind of a RIFF file; then chunks, each with a name of four letters and a size. */
const headBytes = 12;
const chunkHeadBytes = 8;
/** Sizes are 32 bits; a file that does not fit says this and is left alone. */
const mostBytes = 0xffff_ffff;

/** The body of the first chunk of this name in a RIFF file; undefined where there is none, or a longer one. */
export async function findRiffChunk(file: FileHandle, name: string, longest: number): Promise<Buffer | undefined> {
  const { size } = await file.stat();
  const head = Buffer.alloc(chunkHeadBytes);
  for (let at = headBytes; at + chunkHeadBytes <= size; ) {
    await file.read(head, 0, chunkHeadBytes, at);
    const length = head.readUInt32LE(4);
    if (head.toString('latin1', 0, 4) === name) {
      if (length > longest) return undefined;
      const body = Buffer.alloc(length);
      await file.read(body, 0, length, at + chunkHeadBytes);
      return body;
    }
    at += chunkHeadBytes + length + (length % 2);
  }
  return undefined;
}

/** Appends a chunk to a RIFF file and corrects the size in its head; false where the file is too large to have one. */
export async function appendRiffChunk(file: FileHandle, name: string, body: Buffer): Promise<boolean> {
  const { size } = await file.stat();
  const start = size + (size % 2);
  const length = body.length + (body.length % 2);
  const end = start + chunkHeadBytes + length;
  if (end - 8 > mostBytes) return false;
  const chunk = Buffer.alloc(chunkHeadBytes + length);
  chunk.write(name, 0, 4, 'latin1');
  chunk.writeUInt32LE(body.length, 4);
  body.copy(chunk, chunkHeadBytes);
  await file.write(chunk, 0, chunk.length, start);
  const total = Buffer.alloc(4);
  total.writeUInt32LE(end - 8, 0);
  await file.write(total, 0, 4, 4);
  return true;
}
