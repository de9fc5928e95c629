import { basename } from 'node:path';
import { isTalkgraphError, type LocalizedText } from '@talkgraph/errors';
import type { Inference, ModelFile } from '@talkgraph/inference';
import { wav2LipModelFailed } from '../../errors.js';
import { type MouthNetwork, melSize, mouthNetwork } from './mouth-network.js';

/** Pictures that are made at once where nothing forbids it. */
export const usualBatch = 8;

/** Where models run: on the GPU, or on the CPU where there is none though it was asked for. */
export interface ModelPlace {
  readonly inference: Inference;
  /** The GPU was asked for, but there is none. */
  readonly fellBack: boolean;
}

export type FindPlace = (useGpu: boolean) => Promise<ModelPlace>;

/**
 * Runs one model in batches, on the GPU as long as its memory lasts: when it does not, the batch is halved, and in the end the CPU does
 * the work. What was learnt so is kept.
 */
export class ModelRunner {
  readonly #file: ModelFile;
  readonly #place: FindPlace;
  #batch = usualBatch;
  #onGpu: boolean;
  #network: Promise<MouthNetwork> | undefined;
  #shortage: LocalizedText | undefined;

  constructor(file: ModelFile, place: FindPlace, useGpu: boolean) {
    this.#file = file;
    this.#place = place;
    this.#onGpu = useGpu;
  }

  /** What had to be done for want of memory; empty when all went as asked. */
  get remarks(): readonly LocalizedText[] {
    return this.#shortage ? [this.#shortage] : [];
  }

  /** Loads the model. @throws MODEL_MISSING, MODEL_BROKEN, LIPSYNC_MODEL_UNFIT */
  network(): Promise<MouthNetwork> {
    this.#network ??= this.#load().catch((error: unknown) => {
      this.#network = undefined;
      throw error;
    });
    return this.#network;
  }

  /**
   * Makes `count` mouths and hands them over in batches, in order: numbers that begin at `first` and stay valid only during the call.
   * @throws LIPSYNC_MODEL_FAILED, LIPSYNC_MODEL_UNFIT; MODEL_MISSING, MODEL_BROKEN where it has to be loaded again
   */
  async run(
    pictures: Float32Array,
    mel: Float32Array,
    count: number,
    take: (made: Float32Array, first: number, count: number) => void,
  ): Promise<void> {
    for (let first = 0; first < count; ) {
      const network = await this.network();
      const size = Math.min(count - first, this.#batch, network.fixedBatch ?? Number.POSITIVE_INFINITY);
      const picture = 6 * network.side * network.side;
      try {
        const some = pictures.subarray(first * picture, (first + size) * picture);
        take(await network.run(some, mel.subarray(first * melSize, (first + size) * melSize), size), first, size);
        first += size;
      } catch (error) {
        if (!this.#onGpu || !isOutOfMemory(error)) throw this.#failure(error);
        await this.#useLess(size);
      }
    }
  }

  /** Runs the model once on nothing, as many at once as later: what it answers, and whether memory lasts, is known then. */
  async tryOut(): Promise<void> {
    const { side } = await this.network();
    // On the CPU a batch takes a second, and memory does not run out.
    const count = this.#onGpu ? this.#batch : 1;
    const pictures = new Float32Array(count * 6 * side * side);
    await this.run(pictures, new Float32Array(count * melSize).fill(-4), count, () => {});
  }

  /** What a run that failed means to whoever brought the model. */
  #failure(error: unknown): unknown {
    if (!isTalkgraphError(error) || error.code !== 'MODEL_RUN_FAILED') return error;
    // ONNX Runtime's own words; the first line says it.
    const reason = error.cause instanceof Error ? (error.cause.message.split('\n')[0] as string) : error.message;
    return wav2LipModelFailed({ name: basename(this.#file.path), reason: reason.replace(/[.。]$/, '') }, error);
  }

  async #useLess(size: number): Promise<void> {
    if (size > 1) {
      this.#batch = size >> 1;
      this.#shortage = smallerBatch(this.#batch);
      return;
    }
    await (await this.#place(true)).inference.release(this.#file.name);
    this.#onGpu = false;
    this.#batch = usualBatch;
    this.#shortage = onCpu;
    this.#network = undefined;
  }

  async #load(): Promise<MouthNetwork> {
    const { inference, fellBack } = await this.#place(this.#onGpu);
    if (fellBack) this.#onGpu = false;
    try {
      return mouthNetwork(await inference.load(this.#file));
    } catch (error) {
      if (!this.#onGpu || !isOutOfMemory(error)) throw error;
      await this.#useLess(1);
      return this.#load();
    }
  }
}

/** ONNX Runtime and CUDA say it in words only, somewhere in the chain of causes. */
function isOutOfMemory(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (
      /out of memory|failed to allocate memory|CUDA_ERROR_OUT_OF_MEMORY|cudaErrorMemoryAllocation|BFCArena/i.test(
        cause.message,
      )
    )
      return true;
  }
  return false;
}

const onCpu: LocalizedText = {
  en: 'The memory of the GPU is not enough for this model, so the CPU does the work. It takes longer; the result is the same.',
  zh: '显存不足，无法运行此模型，已改由 CPU 处理。耗时会更长，结果相同。',
};

const smallerBatch = (batch: number): LocalizedText => ({
  en: `The memory of the GPU is short: ${batch} ${batch === 1 ? 'frame is' : 'frames are'} made at once instead of ${usualBatch}. Close other programs that use the GPU to be faster.`,
  zh: `显存紧张：每次处理 ${batch} 帧，而不是 ${usualBatch} 帧。关闭其他占用显卡的程序可以提速。`,
});
