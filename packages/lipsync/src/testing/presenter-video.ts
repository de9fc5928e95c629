import { makeMedia, type Picture, type TestPictures } from '@talkgraph/media/testing';
import type { RgbImage } from '../face/rgb-image.js';
import { drawnFace, drawnSide, emptyPicture } from '../face/testing/drawn-face.js';

/** A small film of the samples' presenter, 240 pixels wide and high, 25 frames a second. */
export interface PresenterFilm {
  readonly frameCount: number;
  /** Frames in which nobody is there. */
  readonly emptyFrames?: readonly number[];
}

/** Writes the film: she turns her head a little and keeps her mouth closed. */
export async function presenterVideo(path: string, { frameCount, emptyFrames = [] }: PresenterFilm): Promise<string> {
  const face = await drawnFace();
  const pictures = Array.from({ length: frameCount }, (_, n) =>
    planesOf(
      emptyFrames.includes(n)
        ? emptyPicture()
        : face.picture({ pose: { yaw: 6 * Math.sin(n / 5), pitch: 0, roll: 0, x: 0, y: 0 } }),
    ),
  );
  await makeMedia(path, { pictures: { ...plain, codec: 'libx264', frameCount, draw: (n) => pictures[n] as Picture } });
  return path;
}

/** Writes one picture of her as PNG. */
export async function presenterPicture(path: string): Promise<string> {
  const face = await drawnFace();
  const picture = planesOf(face.picture({}));
  const still = { ...plain, codec: 'png', pixelFormat: 'rgb24', options: {}, frameCount: 1, draw: () => picture };
  await makeMedia(path, { format: 'image2', options: { update: 1 }, pictures: still });
  return path;
}

const plain: Omit<TestPictures, 'codec' | 'frameCount'> = {
  width: drawnSide,
  height: drawnSide,
  fps: { num: 25, den: 1 },
  options: { preset: 'ultrafast' },
};

/** RGB as BT.601 planes of limited range, which is what the encoder is told it gets. */
export function planesOf({ width, height, data }: RgbImage): Picture {
  const [y, u, v] = [new Uint8Array(width * height), chromaPlane(width, height), chromaPlane(width, height)];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const [r, g, b] = [data[3 * at]!, data[3 * at + 1]!, data[3 * at + 2]!];
      y[at] = 16 + 0.257 * r + 0.504 * g + 0.098 * b;
      if (row % 2 || column % 2) continue;
      const half = (row / 2) * (width / 2) + column / 2;
      u[half] = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
      v[half] = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
    }
  }
  return { width, height, y, u, v };
}

const chromaPlane = (width: number, height: number) => new Uint8Array((width * height) / 4);
