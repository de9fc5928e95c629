import { makeMedia } from '@talkgraph/media/testing';
import { planesOf } from './presenter-video.js';

interface GestureFrames {
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  /** In seconds. */
  readonly strokes: readonly number[];
  draw(n: number): Uint8ClampedArray;
}

/** Writes a film of the samples' presenter down to her hands, 25 frames a second; answers when her strokes really are. */
export async function gestureVideo(path: string, seconds: number): Promise<readonly number[]> {
  const script = new URL('../../../../samples/presenter/gesture-frames.mjs', import.meta.url).href;
  const { gestureFrames } = (await import(script)) as {
    gestureFrames: (options: { readonly seconds: number }) => GestureFrames;
  };
  const { width, height, frameCount, strokes, draw } = gestureFrames({ seconds });
  await makeMedia(path, {
    pictures: {
      ...{ width, height, frameCount, codec: 'libx264', fps: { num: 25, den: 1 } },
      options: { preset: 'ultrafast' },
      draw: (n) => planesOf({ width, height, data: withoutAlpha(draw(n)) }),
    },
  });
  return strokes;
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const data = new Uint8Array((rgba.length / 4) * 3);
  for (let i = 0; i < rgba.length / 4; i++) {
    for (let k = 0; k < 3; k++) data[3 * i + k] = rgba[4 * i + k]!;
  }
  return data;
}
