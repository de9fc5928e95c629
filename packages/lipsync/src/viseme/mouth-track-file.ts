import { readFile, writeFile } from 'node:fs/promises';
import { mouthTrackBroken } from '../errors.js';
import { mouthParameters } from '../mouth-shape.js';
import type { MouthTrack } from '../mouth-track.js';

const magic = 'TGMOUTH1';
/** The magic word, then the length of the JSON header as a 32-bit number; rows of 32-bit floats follow the header. */
const preludeBytes = 12;

/** Writes a MOUTH_TRACK document: a JSON header, then the rows as little-endian 32-bit floats. */
export async function writeMouthTrack(path: string, track: MouthTrack): Promise<void> {
  const { values, ...header } = track;
  const json = Buffer.from(JSON.stringify(header));
  const prelude = Buffer.alloc(preludeBytes);
  prelude.write(magic, 'latin1');
  prelude.writeUInt32LE(json.length, 8);
  await writeFile(
    path,
    Buffer.concat([prelude, json, Buffer.from(values.buffer, values.byteOffset, values.byteLength)]),
  );
}

/**
 * Reads a MOUTH_TRACK document.
 * @throws MOUTH_TRACK_BROKEN when it is damaged or of another version
 */
export async function readMouthTrack(path: string): Promise<MouthTrack> {
  const bytes = await readFile(path);
  if (bytes.length < preludeBytes || bytes.toString('latin1', 0, 8) !== magic) throw mouthTrackBroken({ path });
  const bodyAt = preludeBytes + bytes.readUInt32LE(8);
  const header = readHeader(bytes.subarray(preludeBytes, bodyAt), path);
  if (bytes.length - bodyAt !== header.rowCount * mouthParameters.length * 4) throw mouthTrackBroken({ path });
  // A copy: the rows need not begin at a multiple of four in the file.
  return { ...header, values: new Float32Array(new Uint8Array(bytes.subarray(bodyAt)).buffer) };
}

function readHeader(json: Buffer, path: string): Omit<MouthTrack, 'values'> {
  try {
    const header = JSON.parse(json.toString('utf8')) as Omit<MouthTrack, 'values'>;
    if (header.schema === 'talkgraph.mouth-track/1' && Number.isSafeInteger(header.rowCount)) return header;
  } catch (error) {
    throw mouthTrackBroken({ path }, error);
  }
  throw mouthTrackBroken({ path });
}
