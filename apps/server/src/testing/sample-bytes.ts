/** The beginnings of media files, enough to tell what they are, by extension. */
export const sampleBytes: Readonly<Record<string, Buffer>> = {
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  jpg: bytes('ffd8ffe000104a46494600010100000100010000ffd9'),
  webp: Buffer.concat([Buffer.from('RIFF\x1a\0\0\0WEBPVP8L'), bytes('0d0000002f00000010071011118888fe0700')]),
  gif: Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'),
  tiff: bytes('49492a00080000000000000000000000'),
  avif: box('avif', 'avifmif1'),
  wav: Buffer.from('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x80>\0\0\0}\0\0\x02\0\x10\0data\0\0\0\0', 'latin1'),
  mp3: Buffer.concat([bytes('fffb9064'), Buffer.alloc(413), bytes('fffb9064'), Buffer.alloc(413)]),
  m4a: box('M4A ', 'isommp42'),
  aac: Buffer.concat([bytes('fff150800d7ffc'), Buffer.alloc(200)]),
  flac: Buffer.concat([Buffer.from('fLaC'), bytes('80000022'), Buffer.alloc(34)]),
  ogg: ogg('\x01vorbis'),
  opus: ogg('OpusHead'),
  mp4: box('isom', 'isomiso2avc1mp41'),
  mov: box('qt  ', 'qt  '),
  mkv: matroska('matroska'),
  webm: matroska('webm'),
  avi: Buffer.from('RIFF\x24\0\0\0AVI LIST\0\0\0\0', 'latin1'),
  flv: Buffer.from('FLV\x01\x05\0\0\0\x09\0\0\0\0', 'latin1'),
  ts: Buffer.concat(Array.from({ length: 4 }, () => Buffer.concat([bytes('47400010'), Buffer.alloc(184, 0xff)]))),
};

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}

function box(brand: string, compatible: string): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(16 + compatible.length);
  return Buffer.concat([size, Buffer.from(`ftyp${brand}\0\0\x02\0${compatible}`, 'latin1'), bytes('0000000866726565')]);
}

function ogg(codec: string): Buffer {
  return Buffer.concat([
    Buffer.from('OggS\0\x02\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\x01\x1e', 'latin1'),
    Buffer.from(codec, 'latin1'),
    Buffer.alloc(32),
  ]);
}

/** An EBML header that names its kind of document, and the beginning of a segment. */
function matroska(kind: string): Buffer {
  const type = Buffer.concat([bytes('4282'), Buffer.from([0x80 | kind.length]), Buffer.from(kind)]);
  return Buffer.concat([
    bytes('1a45dfa3'),
    Buffer.from([0x80 | type.length]),
    type,
    bytes('18538067'),
    Buffer.alloc(16),
  ]);
}
