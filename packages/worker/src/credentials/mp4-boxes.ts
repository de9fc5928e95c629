import type { FileHandle } from 'node:fs/promises';
import { credentialsFileUnreadable } from '../errors.js';

/** A box of an MP4 file, with its head. */
export interface Mp4Box {
  readonly type: string;
  readonly offset: number;
  readonly size: number;
}

/** The boxes of a file that lie in no other (ISO 14496-12, section 4.2). @throws CREDENTIALS_FILE_UNREADABLE */
export async function topLevelBoxes(file: FileHandle, path: string): Promise<Mp4Box[]> {
  const { size: total } = await file.stat();
  const boxes: Mp4Box[] = [];
  const head = Buffer.alloc(16);
  for (let offset = 0; offset < total; ) {
    const { bytesRead } = await file.read(head, 0, 16, offset);
    const short = bytesRead >= 8 ? head.readUInt32BE(0) : 0;
    const size =
      short === 0 ? total - offset : short === 1 && bytesRead === 16 ? Number(head.readBigUInt64BE(8)) : short;
    if (bytesRead < 8 || size < 8 || offset + size > total) throw credentialsFileUnreadable({ path });
    boxes.push({ type: head.toString('latin1', 4, 8), offset, size });
    offset += size;
  }
  if (boxes[0]?.type !== 'ftyp' || !boxes.some(({ type }) => type === 'moov'))
    throw credentialsFileUnreadable({ path });
  return boxes;
}

/** Boxes on the way to the tables that say where samples lie. */
const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);

/**
 * Moves the places of samples that an index names, in memory: whatever is put in before the samples moves them.
 * @throws CREDENTIALS_FILE_UNREADABLE where a 32-bit table cannot name the new places
 */
export function shiftSampleOffsets(moov: Buffer, by: number, path: string): void {
  const waiting: { readonly start: number; readonly end: number }[] = [{ start: 0, end: moov.length }];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    for (let at = part.start; at + 8 <= part.end; ) {
      const size = moov.readUInt32BE(at);
      const type = moov.toString('latin1', at + 4, at + 8);
      if (size < 8 || at + size > part.end) throw credentialsFileUnreadable({ path });
      if (containers.has(type)) waiting.push({ start: at + 8, end: at + size });
      else if (type === 'stco') shiftTable(moov, at, by, 4, path);
      else if (type === 'co64') shiftTable(moov, at, by, 8, path);
      at += size;
    }
  }
}

/** Head, version and flags, number of entries, entries (ISO 14496-12, section 8.7.5). */
function shiftTable(moov: Buffer, at: number, by: number, width: 4 | 8, path: string): void {
  const count = moov.readUInt32BE(at + 12);
  for (let i = 0, entry = at + 16; i < count; i++, entry += width) {
    if (width === 8) moov.writeBigUInt64BE(moov.readBigUInt64BE(entry) + BigInt(by), entry);
    else {
      const moved = moov.readUInt32BE(entry) + by;
      if (moved > 0xffff_ffff) throw credentialsFileUnreadable({ path });
      moov.writeUInt32BE(moved, entry);
    }
  }
}
