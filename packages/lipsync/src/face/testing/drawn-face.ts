import type { RgbImage } from '../rgb-image.js';

/** How the presenter of the samples is drawn; see samples/presenter.mjs. */
export interface PresenterState {
  readonly pose?: {
    readonly yaw: number;
    readonly pitch: number;
    readonly roll: number;
    readonly x: number;
    readonly y: number;
  };
  readonly mouth?: { readonly open: number; readonly width: number };
}

interface Presenter {
  draw(state: PresenterState): Uint8ClampedArray;
  keyPoints(state: PresenterState): Record<string, readonly [number, number]>;
}

type CreatePresenter = (options: { width: number; height: number; detail: number }) => Presenter;

/** Side of the square pictures. */
export const drawnSide = 240;

/** The samples' illustrated presenter, whose true geometry is known, as small pictures to track. */
export async function drawnFace(): Promise<{
  picture(state: PresenterState): RgbImage;
  keyPoints(state: PresenterState): Record<string, readonly [number, number]>;
}> {
  const script = new URL('../../../../../samples/presenter.mjs', import.meta.url).href;
  const { createPresenter } = (await import(script)) as { createPresenter: CreatePresenter };
  const presenter = createPresenter({ width: drawnSide, height: drawnSide, detail: 1 });
  return {
    picture: (state) => withoutAlpha(presenter.draw(state)),
    keyPoints: (state) => presenter.keyPoints(state),
  };
}

/** A picture without a face: a soft gradient. */
export function emptyPicture(width = drawnSide, height = drawnSide): RgbImage {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => 90 + ((i / 3) % width) / 4);
  return { width, height, data };
}

/** Two pictures beside each other. */
export function beside(left: RgbImage, right: RgbImage): RgbImage {
  const width = left.width + right.width;
  const picture = emptyPicture(width, Math.max(left.height, right.height));
  for (const [image, offset] of [
    [left, 0],
    [right, left.width],
  ] as const) {
    for (let y = 0; y < image.height; y++) {
      picture.data.set(image.data.subarray(3 * y * image.width, 3 * (y + 1) * image.width), 3 * (y * width + offset));
    }
  }
  return picture;
}

/** A picture at half its size. */
export function halved({ width, height, data }: RgbImage): RgbImage {
  const half = emptyPicture(width / 2, height / 2);
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      for (let c = 0; c < 3; c++) {
        const at = (dx: number, dy: number) => data[3 * ((2 * y + dy) * width + 2 * x + dx) + c]!;
        half.data[3 * (y * half.width + x) + c] = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4;
      }
    }
  }
  return half;
}

function withoutAlpha(rgba: Uint8ClampedArray): RgbImage {
  const data = new Uint8Array((rgba.length / 4) * 3);
  for (let i = 0; i < rgba.length / 4; i++) for (let c = 0; c < 3; c++) data[3 * i + c] = rgba[4 * i + c]!;
  return { width: drawnSide, height: drawnSide, data };
}
