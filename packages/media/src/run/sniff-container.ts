import { open } from 'node:fs/promises';
import { basename } from 'node:path';

interface Signature {
  /** FFmpeg's name of the demuxer. */
  readonly format: string;
  readonly matches: (head: Buffer) => boolean;
}

/** First bytes of picture files. */
const stills: readonly Signature[] = [
  { format: 'png_pipe', matches: (head) => hex(head, 0, 8) === '89504e470d0a1a0a' },
  { format: 'jpeg_pipe', matches: (head) => hex(head, 0, 3) === 'ffd8ff' },
  { format: 'webp_pipe', matches: (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP' },
  { format: 'bmp_pipe', matches: (head) => text(head, 0, 2) === 'BM' && head.readUInt32LE(6) === 0 },
  { format: 'tiff_pipe', matches: (head) => ['II*\0', 'MM\0*'].includes(text(head, 0, 4)) },
];

/** First bytes of films and sounds. */
const others: readonly Signature[] = [
  { format: 'mov', matches: (head) => text(head, 4, 8) === 'ftyp' },
  { format: 'matroska', matches: (head) => hex(head, 0, 4) === '1a45dfa3' },
  { format: 'avi', matches: (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'AVI ' },
  { format: 'wav', matches: (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WAVE' },
  { format: 'flv', matches: (head) => text(head, 0, 3) === 'FLV' },
  { format: 'mpeg', matches: (head) => hex(head, 0, 4) === '000001ba' },
  { format: 'ogg', matches: (head) => text(head, 0, 4) === 'OggS' },
  { format: 'flac', matches: (head) => text(head, 0, 4) === 'fLaC' },
  { format: 'mp3', matches: (head) => text(head, 0, 3) === 'ID3' },
];

/**
 * FFmpeg's demuxer for a file, from its first bytes, where FFmpeg itself would go by the name: it tells pictures by their
 * extension, and reads a name like `face%d.jpg` as a numbered series. Undefined where its own judgement is right.
 */
export async function sniffContainer(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    if (bytesRead < 16) return undefined;
    const candidates = /[%*?[{]/.test(basename(path)) ? [...stills, ...others] : stills;
    return candidates.find((signature) => signature.matches(buffer))?.format;
  } finally {
    await file.close();
  }
}

function hex(head: Buffer, from: number, to: number): string {
  return head.toString('hex', from, to);
}

function text(head: Buffer, from: number, to: number): string {
  return head.toString('latin1', from, to);
}
