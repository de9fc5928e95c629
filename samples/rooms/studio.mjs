import { createCanvas } from '@napi-rs/canvas';
import { addGrain, box, glow, layer, ramp, vignette } from './paint.mjs';

/**
 * A studio for lessons: a dark blue wall with panels, lines of light and a floor that mirrors them. Drawn 1920 wide in its
 * own units; other shapes show a part of it.
 * @returns an opaque canvas
 */
export function paintStudio(width, height) {
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext('2d');
  const unit = Math.max(width / 1920, height / 1080);
  const view = { unit, x: width / 2 - 960 * unit, y: height - 1080 * unit };
  layer(ctx, view, 0, paintWall);
  layer(ctx, view, 5, paintPanels);
  layer(ctx, view, 6, paintLines);
  layer(ctx, view, 10, paintFloor);
  layer(ctx, view, 0, paintLight);
  vignette(ctx, width, height, 0.5);
  addGrain(ctx, width, height, 2.6, 11);
  return canvas;
}

function paintWall(ctx) {
  box(ctx, -700, -700, 3320, 1900, ramp(ctx, 0, -300, 0, 1080, ['#101d33', '#1b3357', '#22426c']));
}

function paintPanels(ctx) {
  for (const [i, x] of [-70, 240, 550, 1078, 1388, 1698].entries()) {
    const lit = i === 2 || i === 3;
    box(
      ctx,
      x,
      60,
      292,
      790,
      ramp(ctx, x, 60, x + 292, 850, lit ? ['#2f5c92', '#234a79', '#1c3b63'] : ['#24497a', '#1a3659', '#152b49']),
    );
    box(ctx, x, 60, 292, 3, 'rgba(190, 220, 255, 0.28)');
    box(ctx, x, 60, 3, 790, 'rgba(190, 220, 255, 0.16)');
    box(ctx, x + 289, 60, 3, 790, 'rgba(4, 8, 18, 0.5)');
  }
}

const lines = [
  { x: 530, colour: '120, 205, 255' },
  { x: 1375, colour: '120, 205, 255' },
  { x: 220, colour: '255, 190, 120' },
  { x: 1685, colour: '255, 190, 120' },
];

function paintLines(ctx) {
  for (const { x, colour } of lines) {
    ctx.globalCompositeOperation = 'screen';
    box(
      ctx,
      x - 60,
      40,
      136,
      830,
      ramp(ctx, x - 60, 0, x + 76, 0, [`rgba(${colour}, 0)`, `rgba(${colour}, 0.5)`, `rgba(${colour}, 0)`]),
    );
    ctx.globalCompositeOperation = 'source-over';
    box(ctx, x, 60, 15, 790, `rgb(${colour})`);
    box(ctx, x + 4, 60, 7, 790, 'rgba(255, 255, 255, 0.95)');
  }
}

function paintFloor(ctx) {
  box(ctx, -700, 868, 3320, 400, ramp(ctx, 0, 868, 0, 1080, ['#0d1a2e', '#15294a', '#0a1424']));
  ctx.globalCompositeOperation = 'screen';
  for (const { x, colour } of lines) {
    box(ctx, x - 26, 870, 68, 200, ramp(ctx, 0, 870, 0, 1060, [`rgba(${colour}, 0.55)`, `rgba(${colour}, 0)`]));
  }
  ctx.globalCompositeOperation = 'source-over';
  box(ctx, -700, 862, 3320, 8, 'rgba(160, 205, 255, 0.35)');
}

function paintLight(ctx) {
  ctx.globalCompositeOperation = 'screen';
  glow(ctx, 960, 330, 760, 'rgba(96, 150, 220, 0.6)');
  glow(ctx, 960, 120, 420, 'rgba(150, 195, 250, 0.3)');
  for (const { x, colour } of lines) glow(ctx, x, 450, 380, `rgba(${colour}, 0.14)`);
  ctx.globalCompositeOperation = 'source-over';
}
