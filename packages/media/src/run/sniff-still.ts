import { open } from 'node:fs/promises';

/** First bytes of picture files, and FFmpeg's demuxer for each. */
const signatures: readonly { readonly format: string; readonly matches: (head: Buffer) => boolean }[] = [
  { format: 'png_pipe', matches: (head) => head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')) },
  { format: 'jpeg_pipe', matches: (head) => head.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')) },
  { format: 'webp_pipe', matches: (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP' },
  { format: 'bmp_pipe', matches: (head) => text(head, 0, 2) === 'BM' && head.readUInt32LE(6) === 0 },
  { format: 'tiff_pipe', matches: (head) => ['II*\0', 'MM\0*'].includes(text(head, 0, 4)) },
];

/**
 * FFmpeg's demuxer for a picture file, from its first bytes; undefined for anything else. FFmpeg itself goes by the file's
 * name here, and would read `face%d.jpg` as a numbered series.
 */
export async function sniffStill(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    if (bytesRead < 16) return undefined;
    return signatures.find((signature) => signature.matches(buffer))?.format;
  } finally {
    await file.close();
  }
}

function text(head: Buffer, from: number, to: number): string {
  return head.toString('latin1', from, to);
}
