/** Samples that RNNoise works on at a time: 10 ms. */
export const rnnoiseFrame = 480;
/** The rate it was trained for. */
export const rnnoiseSampleRate = 48_000;

/** The part of @echogarden/rnnoise-wasm's Emscripten module that is used; the package comes without types. */
interface RnnoiseModule {
  readonly HEAPF32: Float32Array;
  _rnnoise_create(model: number): number;
  _rnnoise_destroy(state: number): void;
  _rnnoise_process_frame(state: number, out: number, input: number): number;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
}

let loading: Promise<RnnoiseModule> | undefined;

/** RNNoise's arithmetic is in 16-bit units. */
const unit = 32_768;

/**
 * Suppresses the noise of one channel, frame by frame (RNNoise; J.-M. Valin, "A Hybrid DSP/Deep Learning Approach to
 * Real-Time Full-Band Speech Enhancement", 2018). Its overlapping windows answer the frame before the one that went in.
 */
export class Rnnoise implements Disposable {
  readonly #module: RnnoiseModule;
  readonly #state: number;
  readonly #buffer: number;

  private constructor(module: RnnoiseModule) {
    this.#module = module;
    this.#state = module._rnnoise_create(0);
    this.#buffer = module._malloc(rnnoiseFrame * 4);
  }

  static async open(): Promise<Rnnoise> {
    loading ??= import('@echogarden/rnnoise-wasm').then(({ default: make }) => make() as Promise<RnnoiseModule>);
    return new Rnnoise(await loading);
  }

  /** Takes every `stride`-th sample of `from` from `offset` on, and writes the cleaned frame before it in their place in `to`. */
  process(from: Float32Array, to: Float32Array, offset: number, stride: number): void {
    // Read anew each time: the view is replaced when the module's memory grows.
    const heap = this.#module.HEAPF32;
    const at = this.#buffer >> 2;
    for (let i = 0, k = offset; i < rnnoiseFrame; i++, k += stride) heap[at + i] = (from[k] as number) * unit;
    this.#module._rnnoise_process_frame(this.#state, this.#buffer, this.#buffer);
    const out = this.#module.HEAPF32;
    for (let i = 0, k = offset; i < rnnoiseFrame; i++, k += stride) to[k] = (out[at + i] as number) / unit;
  }

  [Symbol.dispose](): void {
    this.#module._rnnoise_destroy(this.#state);
    this.#module._free(this.#buffer);
  }
}
