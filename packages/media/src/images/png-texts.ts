import { crc32 } from 'node:zlib';

/** Length of a PNG's signature and its first chunk, IHDR (W3C PNG, section 5.2 and 11.2.1). */
const headBytes = 8 + 25;

/**
 * Puts texts into a PNG, behind its header, where ComfyUI and its editors look for `prompt` and `workflow`. Texts of
 * Latin-1 become tEXt chunks, others iTXt.
 */
export function withPngTexts(png: Buffer, texts: Readonly<Record<string, string>>): Buffer {
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  return Buffer.concat([png.subarray(0, headBytes), ...chunks, png.subarray(headBytes)]);
}

/** The texts of a PNG, by keyword; compressed ones are left out. */
export function pngTexts(png: Buffer): Record<string, string> {
  const texts: Record<string, string> = {};
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    const end = body.indexOf(0);
    const keyword = body.toString('latin1', 0, end);
    if (type === 'tEXt') texts[keyword] = body.toString('latin1', end + 1);
    // Keyword, NUL, two bytes on compression, language, NUL, translated keyword, NUL, text.
    if (type === 'iTXt' && body[end + 1] === 0) {
      const language = body.indexOf(0, end + 3);
      texts[keyword] = body.toString('utf8', body.indexOf(0, language + 1) + 1);
    }
    at += 12 + length;
  }
  return texts;
}

function textChunk(keyword: string, text: string): Buffer {
  // A keyword is 1 to 79 characters of Latin-1 without NUL.
  const key = Buffer.from(keyword.replaceAll('\0', '').slice(0, 79) || 'Comment', 'latin1');
  const clean = text.replaceAll('\0', '');
  const isLatin1 = ![...clean].some((character) => (character.codePointAt(0) as number) > 0xff);
  if (isLatin1) return chunk('tEXt', Buffer.concat([key, Buffer.from([0]), Buffer.from(clean, 'latin1')]));
  return chunk('iTXt', Buffer.concat([key, Buffer.from([0, 0, 0, 0, 0]), Buffer.from(clean, 'utf8')]));
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(body.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}
