import { createCanvas } from '@napi-rs/canvas';
import { fillFrame } from './presenter/frame-of-pixels.mjs';
import { createPresenter, idleSeconds } from './presenter.mjs';

const colour = { matrix: 'bt709', fullRange: false };

/**
 * Renders a video of a presenter as an MP4 file through the project's own media package.
 * @param {string} path the file to write; it appears whole or not at all
 * @param {{presenter?: object, seconds?: number, fps?: number, stateAt?: (seconds: number) => object,
 *   signal?: AbortSignal, onProgress?: (progress: {framesDone: number, frameCount: number}) => void}} options
 * presenter as createPresenter gives it; 8 s (one idle loop) at 25 frames a second; `stateAt` adds to the idle motion
 * (for example a mouth) and sees the time of the frame
 * @returns {Promise<Record<string, number[]>[]>} the true key points of every frame, in pixels
 */
export async function renderPresenter(path, options = {}) {
  const {
    presenter = createPresenter(),
    seconds = idleSeconds,
    fps = 25,
    stateAt = () => ({}),
    signal,
    onProgress,
  } = options;
  const { width, height } = presenter;
  const frameCount = Math.round(seconds * fps);
  const points = [];
  const draw = (n) => {
    const time = n / fps;
    const state = { time, ...stateAt(time) };
    points[n] = presenter.keyPoints(state);
    return presenter.draw(state);
  };
  await renderDrawn(path, { width, height, frameCount, draw }, { fps, signal, onProgress });
  return points;
}

/**
 * Renders drawn pictures as an MP4 file through the project's own media package.
 * @param {string} path the file to write; it appears whole or not at all
 * @param {{width: number, height: number, frameCount: number, draw: (n: number) => Uint8ClampedArray}} film RGBA by frame
 * @param {{fps: number, signal?: AbortSignal, onProgress?: (progress: object) => void}} options
 */
export async function renderDrawn(path, { width, height, frameCount, draw }, { fps, signal, onProgress }) {
  // Loaded late: drawing alone works before the packages are built.
  const { makeClip, render } = await import('@talkgraph/media');
  const op = drawnOp({ width, height }, draw);
  const clip = makeClip(op.name, { width, height, frameCount, fps: { num: fps, den: 1 } });
  await render(clip, path, {
    resolveSource: () => undefined,
    ops: [op],
    encode: { crf: 18, preset: 'veryfast' },
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  });
}

/** A clip operation without inputs: its frames are drawn. */
function drawnOp({ width, height }, draw) {
  return {
    name: 'samples.drawn',
    describe: ({ params: { frameCount, fps } }) => ({ video: { width, height, frameCount, fps } }),
    needs: () => [],
    open: async (_clip, context) => ({
      process: (n) => {
        const frame = context.allocate(width, height, { colour });
        fillFrame(draw(n), frame);
        return frame;
      },
      [Symbol.asyncDispose]: async () => {},
    }),
  };
}

/** A PNG of RGBA pixels. */
export function pngBytes(rgba, { width, height }) {
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext('2d');
  const image = ctx.createImageData(width, height);
  image.data.set(rgba);
  ctx.putImageData(image, 0, 0);
  return canvas.toBuffer('image/png');
}
