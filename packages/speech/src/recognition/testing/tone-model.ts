import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * A recognition model of 4 kB, as ONNX, gzip and base64: one convolution over four frames of 80 mel bands that says LOW
 * where the lower quarter of the bands is louder than the upper half, HIGH where it is softer, and nothing where both are
 * alike. Its metadata are those of a NeMo CTC model, so sherpa-onnx runs it as any model of that family.
 */
const packed = [
  'H4sIAAAAAAACA+2XTU4CMRSAKQxSngikQnRhCCGuZmNiXKmJBHRD0JCIGzakM5Rx4kw7aYcfXXECz+DOQ+gR4Ew6g1HDFhcs7Jd8',
  'TV/7Xrppkz6MT1+r0IAcHQ1c0Veuw6kHaALIIsiuGU3Bx+Yu5B6Y5Mzrq3sasLrxgjJmHjIqlO6AqWUMNUA2QWEt25WUq0AoZhbA',
  'CJj064l6so7inCNAIcGecAIpLFWDtnBuxTD06dQsgUGnrtr/+CYqSJJ0KDhT5nMFp3AHG0XUQJPWrLKYt8+165vQ/InFfP6m1W7O',
  '9rt2faMnPNOub3QHz7TaTal/IBqN5r9ilnEq7oWtVu53cXbRO1zt40kJCEYkDymCbiCJO/Gk2yvDlse4E96TbcjiDEkv960q/HTm',
  'q4XRcBdVpxoGJIo7sgAwFja1okOeGEHHcg+IGlmK+oHncqc/pHYoJEEnkkCeC+lTL0rsh48BIwl5AOCLAfO+4vwVty+Z3ew2r+PF',
  'TybJRJ2OEAAA',
].join('');

/** Puts the model into a folder of models, under a name that tells its family. */
export async function writeToneModel(root: string): Promise<string> {
  const name = 'tones-nemo-ctc';
  await mkdir(join(root, name), { recursive: true });
  await writeFile(join(root, name, 'model.onnx'), gunzipSync(Buffer.from(packed, 'base64')));
  await writeFile(join(root, name, 'tokens.txt'), '▁LOW 0\n▁HIGH 1\n<blk> 2\n');
  return name;
}
