import { readFile, writeFile } from 'node:fs/promises';
import { filmStripBroken } from '../errors.js';
import type { FilmStrip } from './film-strip.js';

const magic = 'TGSTRIP1';
/** The magic word, then the length of the JSON header as a 32-bit number; the pictures follow the header. */
const preludeBytes = 12;

/** Writes a film strip: a JSON header, then the pictures. */
export async function writeFilmStrip(path: string, { pictures, ...header }: FilmStrip): Promise<void> {
  const json = Buffer.from(JSON.stringify(header));
  const prelude = Buffer.alloc(preludeBytes);
  prelude.write(magic, 'latin1');
  prelude.writeUInt32LE(json.length, 8);
  await writeFile(path, [prelude, json, pictures]);
}

/**
 * Reads a stored film strip.
 * @throws FILM_STRIP_BROKEN when it is damaged or of another version
 */
export async function readFilmStrip(path: string): Promise<FilmStrip> {
  const bytes = await readFile(path);
  if (bytes.length < preludeBytes || bytes.toString('latin1', 0, 8) !== magic) throw filmStripBroken({ path });
  const bodyAt = preludeBytes + bytes.readUInt32LE(8);
  const header = readHeader(bytes.subarray(preludeBytes, bodyAt), path);
  const pictures = bytes.subarray(bodyAt);
  if (pictures.length !== header.frameCount * header.width * header.height) throw filmStripBroken({ path });
  return { ...header, pictures };
}

function readHeader(json: Buffer, path: string): Omit<FilmStrip, 'pictures'> {
  try {
    return JSON.parse(json.toString('utf8')) as Omit<FilmStrip, 'pictures'>;
  } catch (error) {
    throw filmStripBroken({ path }, error);
  }
}
