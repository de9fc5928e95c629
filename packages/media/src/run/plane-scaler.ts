import { AV_PIX_FMT_YUV420P, SWS_ACCURATE_RND, SWS_LANCZOS } from 'node-av/constants';
import { SoftwareScaleContext } from 'node-av/lib';
import type { Frame } from '../frame.js';
import { check } from './ffmpeg-code.js';

/** Scales the planes of frames from one size to another with swscale, off the JavaScript thread. */
export class PlaneScaler implements Disposable {
  readonly #context = new SoftwareScaleContext();
  readonly #height: number;

  constructor(width: number, height: number, outputWidth: number, outputHeight: number) {
    this.#height = outputHeight;
    const kernel = (SWS_LANCZOS | SWS_ACCURATE_RND) as typeof SWS_LANCZOS;
    const format = AV_PIX_FMT_YUV420P;
    this.#context.getContext(width, height, format, outputWidth, outputHeight, format, kernel);
  }

  /** Fills `into` with the scaled planes of a frame. */
  async scale(frame: Frame, into: Frame): Promise<void> {
    const rows = await this.#context.scale(
      planesOf(frame),
      stridesOf(frame),
      0,
      frame.height,
      planesOf(into),
      stridesOf(into),
    );
    check(rows === this.#height ? 0 : Math.min(rows, -1), 'scale a picture');
  }

  [Symbol.dispose](): void {
    this.#context.freeContext();
  }
}

/** The same memory as Buffers. */
function planesOf({ y, u, v }: Frame): Buffer[] {
  return [y, u, v].map((plane) => Buffer.from(plane.buffer, plane.byteOffset, plane.byteLength));
}

function stridesOf({ width }: Frame): number[] {
  return [width, width >> 1, width >> 1];
}
