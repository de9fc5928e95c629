/**
 * Cuts a stream of samples into blocks of one length. The last block is filled up with silence and says how many of its
 * numbers were real. The block's memory is used again for the next one.
 */
export async function* fixedBlocks(
  sound: AsyncIterable<Float32Array>,
  length: number,
): AsyncGenerator<{ readonly block: Float32Array; readonly filled: number }> {
  const block = new Float32Array(length);
  let filled = 0;
  for await (const chunk of sound) {
    for (let at = 0; at < chunk.length; ) {
      const count = Math.min(length - filled, chunk.length - at);
      block.set(chunk.subarray(at, at + count), filled);
      filled += count;
      at += count;
      if (filled < length) continue;
      yield { block, filled };
      filled = 0;
    }
  }
  if (filled === 0) return;
  block.fill(0, filled);
  yield { block, filled };
}
