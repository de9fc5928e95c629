import { AV_HWDEVICE_TYPE_VAAPI, AV_PIX_FMT_NV12, AV_PIX_FMT_VAAPI } from 'node-av/constants';
import { Frame as AvFrame, type CodecContext, HardwareDeviceContext, HardwareFramesContext } from 'node-av/lib';
import { encoderMissing } from '../errors.js';
import type { Frame } from '../frame.js';
import { check, reasonOf } from './ffmpeg-code.js';

/** Brings frames into the memory of a graphics card, where VAAPI encoders read them. */
export class VaapiUpload implements Disposable {
  readonly #device = new HardwareDeviceContext();
  readonly #frames = new HardwareFramesContext();
  readonly #staging = new AvFrame();

  /** @throws ENCODER_MISSING when there is no such card, or it may not be used */
  constructor(width: number, height: number) {
    const created = this.#device.create(AV_HWDEVICE_TYPE_VAAPI, null, null);
    if (created < 0)
      throw encoderMissing({
        encoder: 'vaapi',
        reason: { en: `no VAAPI device: ${reasonOf(created)}`, zh: `没有 VAAPI 设备：${reasonOf(created)}` },
      });
    this.#frames.alloc(this.#device);
    this.#frames.format = AV_PIX_FMT_VAAPI;
    this.#frames.swFormat = AV_PIX_FMT_NV12;
    this.#frames.width = width;
    this.#frames.height = height;
    this.#frames.initialPoolSize = 20;
    const ready = this.#frames.init();
    if (ready < 0) throw encoderMissing({ encoder: 'vaapi', reason: reasonOf(ready) });
    this.#staging.alloc();
    this.#staging.width = width;
    this.#staging.height = height;
    this.#staging.format = AV_PIX_FMT_NV12;
    check(this.#staging.getBuffer(0), 'get memory for a picture');
  }

  /** Tells an encoder that is not yet open where its pictures come from. */
  attach(context: CodecContext): void {
    context.pixelFormat = AV_PIX_FMT_VAAPI;
    context.hwFramesCtx = this.#frames;
  }

  /** The frame in the card's memory, owned by the caller. */
  async upload(frame: Frame): Promise<AvFrame> {
    this.#fillStaging(frame);
    const surface = new AvFrame();
    surface.alloc();
    check(this.#frames.getBuffer(surface, 0), 'get memory on the graphics card');
    check(await this.#frames.transferData(surface, this.#staging), 'copy to the graphics card');
    return surface;
  }

  /** NV12: luma as it is, both colour planes interleaved. */
  #fillStaging({ width, height, y, u, v }: Frame): void {
    const [luma, colour] = this.#staging.data as [Buffer, Buffer];
    const [lumaStride, colourStride] = this.#staging.linesize as [number, number];
    for (let row = 0; row < height; row++) luma.set(y.subarray(row * width, (row + 1) * width), row * lumaStride);
    const half = width >> 1;
    for (let row = 0; row < height >> 1; row++) {
      for (let x = 0; x < half; x++) {
        colour[row * colourStride + 2 * x] = u[row * half + x] as number;
        colour[row * colourStride + 2 * x + 1] = v[row * half + x] as number;
      }
    }
  }

  [Symbol.dispose](): void {
    this.#staging.free();
    this.#frames.free();
    this.#device.free();
  }
}
