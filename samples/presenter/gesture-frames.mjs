import { createCanvas } from '@napi-rs/canvas';
import { createPresenter } from '../presenter.mjs';
import { drawArms } from './arms.mjs';
import { gestureTalk } from './gesture-motion.mjs';
import { idleSeconds, idleState } from './idle-motion.mjs';

/**
 * The presenter down to her hands, talking with them, drawn quickly: the head has a few poses of its idle motion, drawn once,
 * and only the arms are drawn for every frame.
 * @param {{width?: number, height?: number, seconds?: number, fps?: number, seed?: number, poses?: number}} options
 * @returns {{width: number, height: number, frameCount: number, strokes: number[], draw: (n: number) => Uint8ClampedArray}}
 * `strokes` are the true instants of the strokes in seconds; `draw` gives the RGBA bytes of frame n
 */
export function gestureFrames({ width = 480, height = 270, seconds = 16, fps = 25, seed = 3, poses = 12 } = {}) {
  const presenter = createPresenter({ width, height, detail: 1, framing: 'half' });
  const talk = gestureTalk(seconds, seed);
  const bases = Array.from({ length: poses }, (_, i) => base(presenter, (i / poses) * (idleSeconds / 2)));
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext('2d');
  const { unit, originX, originY } = presenter.view;
  return {
    ...{ width, height, frameCount: Math.round(seconds * fps), strokes: talk.strokes },
    draw(n) {
      const time = n / fps;
      // There and back through half of the idle loop: the head never jumps.
      const half = idleSeconds / 2;
      const phase = Math.abs(((time + half) % (2 * half)) - half) / half;
      const { canvas: picture, state } = bases[Math.min(poses - 1, Math.floor(phase * poses))];
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.drawImage(picture, 0, 0);
      const { pose, breath } = state;
      ctx.translate(originX + (pose.x * 0.5 + pose.roll * 0.004) * unit, originY - 0.014 * breath * unit);
      ctx.rotate((pose.roll * 0.12 * Math.PI) / 180);
      ctx.scale(unit, unit);
      drawArms(ctx, presenter.look, talk.handsAt(time));
      return ctx.getImageData(0, 0, width, height).data;
    },
  };
}

function base(presenter, time) {
  const canvas = createCanvas(presenter.width, presenter.height);
  const ctx = canvas.getContext('2d');
  const image = ctx.createImageData(presenter.width, presenter.height);
  const { pose, breath } = idleState(time);
  // A calm head: between two of so few poses it must not be seen to step.
  const calm = Object.fromEntries(Object.entries(pose).map(([name, value]) => [name, 0.3 * value]));
  const state = { pose: calm, breath };
  image.data.set(presenter.draw({ time, blink: 0, hands: null, ...state }));
  ctx.putImageData(image, 0, 0);
  return { canvas, state };
}
