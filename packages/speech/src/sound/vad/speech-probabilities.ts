import { fileURLToPath } from 'node:url';
import type { Inference, ModelFile, Tensor } from '@talkgraph/inference';
import { fixedBlocks } from '../fixed-blocks.js';

/** The model of the voice activity detector; models/NOTICE.md says where it is from. */
export const sileroVad: ModelFile = Object.freeze({
  name: 'silero-vad',
  path: fileURLToPath(new URL('../../../models/silero-vad.onnx', import.meta.url)),
});

/** Samples per second that the detector hears. */
export const vadSampleRate = 16_000;
/** Samples that get one probability: 32 ms. */
export const vadFrame = 512;
/** Samples of the frame before that the model wants in front of each frame (Silero's own `utils_vad.py`). */
const context = 64;

/**
 * How probable speech is in each 32 ms of a sound (mono at 16 kHz): one number from 0 to 1 for each frame.
 * @param onFrames told how many frames are done, now and then
 * @throws MODEL_MISSING, MODEL_BROKEN, MODEL_RUN_FAILED, and what the sound throws
 */
export async function speechProbabilities(
  sound: AsyncIterable<Float32Array>,
  inference: Inference,
  onFrames?: (framesDone: number) => void,
): Promise<Float32Array> {
  const session = await inference.load(sileroVad);
  const sr: Tensor = { data: BigInt64Array.of(BigInt(vadSampleRate)), dims: [] };
  const window = new Float32Array(context + vadFrame);
  let state: Tensor = { data: new Float32Array(2 * 128), dims: [2, 1, 128] };
  const found: number[] = [];
  for await (const { block } of fixedBlocks(sound, vadFrame)) {
    window.set(block, context);
    const input = { data: window, dims: [1, window.length] };
    const { output, stateN } = await session.run({ input, state, sr });
    found.push((output as Tensor).data[0] as number);
    state = stateN as Tensor;
    window.copyWithin(0, vadFrame);
    if (found.length % 256 === 0) onFrames?.(found.length);
  }
  return Float32Array.from(found);
}
