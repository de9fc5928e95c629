import { closeSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { faceTrackBroken } from '../errors.js';
import type { FaceFrame, FaceTrack, FaceTrackHeader } from '../face-track.js';
import { decodeRecord, encodeRecord, recordBytes } from './face-record.js';

const magic = 'TGFACE1\n';
/** The magic word, then where the JSON begins as a 64-bit number; records follow, the JSON ends the file. */
const preludeBytes = 16;

/** Where the records of one face lie: one for each frame from `firstFrame` on. */
interface Block {
  readonly id: number;
  readonly firstFrame: number;
  readonly count: number;
  readonly offset: number;
}

interface Trailer {
  readonly header: FaceTrackHeader;
  readonly recordBytes: number;
  readonly blocks: readonly Block[];
}

/** Writes a FACE_TRACK document, one face after the other, without holding more than one record. */
export class FaceTrackWriter {
  readonly #file: FileHandle;
  readonly #record = new DataView(new ArrayBuffer(recordBytes));
  readonly #blocks: Block[] = [];
  #at = preludeBytes;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async create(path: string): Promise<FaceTrackWriter> {
    return new FaceTrackWriter(await open(path, 'w'));
  }

  /** Begins the records of a face whose first record is for `firstFrame`. */
  beginFace(id: number, firstFrame: number): void {
    this.#blocks.push({ id, firstFrame, count: 0, offset: this.#at });
  }

  /** Adds the next frame of the face begun last. */
  async add(face: FaceFrame | undefined): Promise<void> {
    const block = this.#blocks.at(-1)!;
    encodeRecord(face, this.#record);
    await this.#file.write(new Uint8Array(this.#record.buffer), 0, recordBytes, this.#at);
    this.#at += recordBytes;
    this.#blocks[this.#blocks.length - 1] = { ...block, count: block.count + 1 };
  }

  /** Ends the document. */
  async finish(header: FaceTrackHeader): Promise<void> {
    const trailer: Trailer = { header, recordBytes, blocks: this.#blocks };
    const json = Buffer.from(JSON.stringify(trailer));
    await this.#file.write(json, 0, json.length, this.#at);
    const prelude = Buffer.alloc(preludeBytes);
    prelude.write(magic, 'latin1');
    prelude.writeBigUInt64LE(BigInt(this.#at), 8);
    await this.#file.write(prelude, 0, preludeBytes, 0);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/**
 * Opens a stored FACE_TRACK. Records are read as they are asked for, so several readers may share a file and memory does
 * not grow with the clip.
 * @throws FACE_TRACK_BROKEN
 */
export function openFaceTrack(path: string): FaceTrack {
  const file = openFile(path);
  try {
    return new OpenFaceTrack(path, file, readTrailer(path, file));
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

class OpenFaceTrack implements FaceTrack {
  readonly header: FaceTrackHeader;
  readonly #path: string;
  readonly #file: number;
  readonly #blocks: readonly Block[];
  #open = true;

  constructor(path: string, file: number, trailer: Trailer) {
    this.#path = path;
    this.#file = file;
    this.header = trailer.header;
    this.#blocks = trailer.blocks;
  }

  frame(faceId: number, n: number): FaceFrame | undefined {
    const block = this.#blocks.find(({ id }) => id === faceId);
    const index = block ? n - block.firstFrame : -1;
    if (!block || index < 0 || index >= block.count) return undefined;
    const bytes = new Uint8Array(recordBytes);
    const got = readSync(this.#file, bytes, 0, recordBytes, block.offset + index * recordBytes);
    if (got < recordBytes) throw faceTrackBroken({ path: this.#path });
    return decodeRecord(new DataView(bytes.buffer));
  }

  [Symbol.dispose](): void {
    if (this.#open) closeSync(this.#file);
    this.#open = false;
  }
}

function openFile(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (cause) {
    throw faceTrackBroken({ path }, cause);
  }
}

function readTrailer(path: string, file: number): Trailer {
  try {
    const prelude = Buffer.alloc(preludeBytes);
    const got = readSync(file, prelude, 0, preludeBytes, 0);
    if (got < preludeBytes || prelude.toString('latin1', 0, 8) !== magic) throw faceTrackBroken({ path });
    const parts: Buffer[] = [];
    for (let at = Number(prelude.readBigUInt64LE(8)); ; ) {
      const part = Buffer.alloc(65_536);
      const length = readSync(file, part, 0, part.length, at);
      if (length === 0) break;
      parts.push(part.subarray(0, length));
      at += length;
    }
    const trailer = JSON.parse(Buffer.concat(parts).toString('utf8')) as Trailer;
    if (trailer.recordBytes !== recordBytes || trailer.header.schema !== 'talkgraph.face-track/1') {
      throw faceTrackBroken({ path });
    }
    return trailer;
  } catch (cause) {
    throw faceTrackBroken({ path }, cause);
  }
}
