/** Encodings tried on bytes without a byte order mark that are no UTF-8, in this order. */
const legacy = ['gb18030', 'big5', 'windows-1252'] as const;

/** A text and how its bytes were read. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Reads the bytes of a text file, subtitles and tables alike: by its byte order mark, as UTF-8, as UTF-16 where every other byte is zero, and else as
 * the first of GB18030 (which holds GBK), Big5 and Windows-1252 that all bytes fit.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = byMark(bytes);
  if (marked) return marked;
  const zeros = zeroBytes(bytes);
  if (zeros) return { text: new TextDecoder(zeros).decode(bytes), encoding: zeros };
  for (const encoding of ['utf-8', ...legacy]) {
    const text = decodedWith(encoding, bytes);
    if (text !== undefined) return { text, encoding };
  }
  return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' };
}

function byMark(bytes: Uint8Array): DecodedText | undefined {
  const [a, b, c] = bytes;
  // TextDecoder takes the mark off by itself.
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' };
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  return encoding && { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** UTF-16 without a mark: times and arrows are ASCII, so in any subtitle file, and in most tables, many of its bytes are zero. */
function zeroBytes(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const head = bytes.subarray(0, 512);
  const zeros = [0, 0];
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i & 1] = (zeros[i & 1] as number) + 1;
  const [even, odd] = zeros as [number, number];
  // Zeros on both sides: no text at all.
  if (even + odd < head.length / 8 || Math.min(even, odd) > Math.max(even, odd) / 4) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function decodedWith(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
