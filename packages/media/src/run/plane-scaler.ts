import {
  AV_PIX_FMT_RGB24,
  AV_PIX_FMT_YUV420P,
  SWS_ACCURATE_RND,
  SWS_AREA,
  SWS_BICUBIC,
  SWS_LANCZOS,
} from 'node-av/constants';
import { SoftwareScaleContext } from 'node-av/lib';
import type { Frame } from '../frame.js';
import { check } from './ffmpeg-code.js';

type Layout = 'yuv' | 'rgb';

/** Scales frames of one size to another with swscale, off the JavaScript thread. */
export class PlaneScaler implements Disposable {
  readonly #context = new SoftwareScaleContext();
  readonly #width: number;
  readonly #height: number;

  /**
   * @param output `yuv` answers 4:2:0 planes, `rgb` packed 8-bit RGB of full range
   */
  constructor(width: number, height: number, outputWidth: number, outputHeight: number, output: Layout) {
    this.#width = outputWidth;
    this.#height = outputHeight;
    const shrinks = outputWidth * outputHeight < width * height;
    // Lanczos keeps detail in what is shown; for analysis the mean of the covered pixels is faster and free of ringing.
    const kernel = output === 'yuv' ? SWS_LANCZOS | SWS_ACCURATE_RND : shrinks ? SWS_AREA : SWS_BICUBIC;
    const format = output === 'yuv' ? AV_PIX_FMT_YUV420P : AV_PIX_FMT_RGB24;
    this.#context.getContext(
      width,
      height,
      AV_PIX_FMT_YUV420P,
      outputWidth,
      outputHeight,
      format,
      kernel as typeof SWS_LANCZOS,
    );
  }

  /** Fills `into` with the scaled planes of a frame. */
  async toPlanes(frame: Frame, into: Frame): Promise<void> {
    await this.#scale(
      frame,
      [asBuffer(into.y), asBuffer(into.u), asBuffer(into.v)],
      [into.width, into.width >> 1, into.width >> 1],
    );
  }

  /** Fills `into` with packed RGB, three bytes a pixel. */
  async toRgb(frame: Frame, into: Uint8Array): Promise<void> {
    await this.#scale(frame, [asBuffer(into)], [this.#width * 3]);
  }

  async #scale(frame: Frame, planes: Buffer[], strides: number[]): Promise<void> {
    const source = [asBuffer(frame.y), asBuffer(frame.u), asBuffer(frame.v)];
    const sourceStrides = [frame.width, frame.width >> 1, frame.width >> 1];
    const rows = await this.#context.scale(source, sourceStrides, 0, frame.height, planes, strides);
    check(rows === this.#height ? 0 : Math.min(rows, -1), 'scale a picture');
  }

  [Symbol.dispose](): void {
    this.#context.freeContext();
  }
}

/** The same memory as a Buffer. */
function asBuffer(plane: Uint8Array): Buffer {
  return Buffer.from(plane.buffer, plane.byteOffset, plane.byteLength);
}
