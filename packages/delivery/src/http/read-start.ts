/** The beginning of an answer as text, up to so many bytes: what comes after does not matter, and may have no end. */
export async function readStart(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  bytes: number,
): Promise<string> {
  if (bytes === 0) return '';
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    read += chunk.length;
    if (read >= bytes) break;
  }
  return Buffer.concat(chunks).subarray(0, bytes).toString('utf8');
}
