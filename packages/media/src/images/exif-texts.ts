/** TIFF's type for texts. */
const ascii = 2;
/** More entries than any camera writes. */
const mostEntries = 1000;

/** The texts in the first directory of an EXIF block (TIFF 6.0, section 2), in order; nothing where it is damaged. */
export function exifTexts(exif: Buffer): readonly string[] {
  const tiff = exif.subarray(exif.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0);
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return [];
  const u16 = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number) => (order === 'II' ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const start = u32(4);
  if (start + 2 > tiff.length) return [];
  const texts: string[] = [];
  for (let i = 0; i < Math.min(u16(start), mostEntries); i += 1) {
    const entry = start + 2 + 12 * i;
    if (entry + 12 > tiff.length) break;
    if (u16(entry + 2) !== ascii) continue;
    const length = u32(entry + 4);
    const at = length <= 4 ? entry + 8 : u32(entry + 8);
    texts.push(tiff.toString('utf8', at, at + length).replace(/\0.*$/s, ''));
  }
  return texts;
}
