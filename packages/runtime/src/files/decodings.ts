/**
 * What a name with percent signs becomes when a careless program decodes it once or twice, `%u002e` and over-long
 * UTF-8 included. Bytes that are not UTF-8 become a letter: only their ASCII neighbours matter here.
 */
export function decodings(name: string): readonly string[] {
  const once = decode(name);
  if (once === name) return [];
  const twice = decode(once);
  return twice === once ? [once] : [once, twice];
}

function decode(text: string): string {
  return text
    .replace(/%u([0-9a-f]{4})/gi, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => decodeBytes(Buffer.from(run.replaceAll('%', ''), 'hex')));
}

function decodeBytes(bytes: Buffer): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i]!;
    const next = bytes[i + 1];
    // Two bytes for an ASCII character (C0 AE for a point) are wrong UTF-8 that old decoders took.
    const isOverlong = (byte === 0xc0 || byte === 0xc1) && next !== undefined && (next & 0xc0) === 0x80;
    if (isOverlong) {
      text += String.fromCharCode(((byte & 0x1f) << 6) | (next & 0x3f));
      i += 1;
    } else {
      // Bytes from 0x80 would look like control characters, which they are not: they are halves of letters.
      text += byte < 0x80 ? String.fromCharCode(byte) : 'x';
    }
  }
  return text;
}
