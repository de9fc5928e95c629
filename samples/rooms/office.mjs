import { createCanvas } from '@napi-rs/canvas';
import { seededRandom } from '../presenter/random.mjs';
import { addGrain, box, glow, layer, ramp, vignette } from './paint.mjs';

/**
 * A modern office in the afternoon, out of focus as behind a person in front of the lens: windows on the left, a wall with
 * oak slats and a lit shelf on the right, plants. Drawn 1920 wide in its own units; other shapes show a part of it.
 * @returns an opaque canvas
 */
export function paintOffice(width, height) {
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext('2d');
  const unit = Math.max(width / 1920, height / 1080);
  const view = { unit, x: width / 2 - 960 * unit, y: height - 1080 * unit };
  layer(ctx, view, 5, paintWalls);
  layer(ctx, view, 11, paintWindows);
  layer(ctx, view, 7, paintSlats);
  layer(ctx, view, 6, paintShelf);
  layer(ctx, view, 9, paintDesk);
  layer(ctx, view, 8, (c) => paintPlant(c, 455, 1010, 1.25, 5));
  layer(ctx, view, 7, (c) => paintPlant(c, 1235, 905, 0.62, 9));
  layer(ctx, view, 0, paintLight);
  vignette(ctx, width, height, 0.34);
  addGrain(ctx, width, height, 2.2, 4);
  return canvas;
}

function paintWalls(ctx) {
  box(ctx, -100, -200, 2120, 1400, ramp(ctx, 500, 0, 1920, 300, ['#e9e4dc', '#d8d1c7', '#b5aca1']));
  // The corner where the wall with the windows begins.
  box(ctx, -100, -200, 740, 1400, ramp(ctx, 0, 0, 640, 0, ['#d9d8d4', '#efece6', '#d5d0c8']));
  box(ctx, 636, -200, 5, 1180, 'rgba(110, 100, 90, 0.25)');
  box(ctx, -100, 940, 2120, 300, ramp(ctx, 0, 940, 0, 1080, ['#a98f74', '#8a7159']));
  box(ctx, -100, 925, 2120, 18, 'rgba(250, 248, 244, 0.85)');
  box(ctx, -100, 860, 2120, 80, ramp(ctx, 0, 860, 0, 940, ['rgba(60, 50, 40, 0)', 'rgba(60, 50, 40, 0.22)']));
}

function paintWindows(ctx) {
  for (const [x, wide] of [
    [18, 188],
    [226, 176],
    [420, 160],
  ]) {
    box(ctx, x - 9, 40, wide + 18, 800, '#f6f5f2');
    box(ctx, x, 52, wide, 776, ramp(ctx, 0, 52, 0, 828, ['#fbfdff', '#eaf4fb', '#d3e6ee', '#b9d2c2', '#8fb08a']));
    paintCity(ctx, x, wide);
    box(ctx, x, 400, wide, 9, '#f4f2ee');
  }
  box(ctx, 0, 838, 620, 30, '#f7f5f1');
  box(ctx, 0, 868, 620, 10, 'rgba(80, 70, 60, 0.3)');
  // Curtains at the side, sheer.
  for (let i = 0; i < 9; i++) {
    const x = 575 + i * 9;
    box(ctx, x, 20, 7, 860, `rgba(255, 252, 246, ${0.5 + 0.2 * Math.sin(i * 2.1)})`);
  }
}

/** Houses far away and trees, clipped to a pane. */
function paintCity(ctx, left, wide) {
  const random = seededRandom(left + 3);
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, 52, wide, 776);
  ctx.clip();
  for (let x = left - 20; x < left + wide; ) {
    const [across, tall] = [34 + 50 * random(), 120 + 220 * random()];
    const tone = 176 + 40 * random();
    box(ctx, x, 690 - tall, across, tall, `rgba(${tone}, ${tone + 8}, ${tone + 16}, 0.75)`);
    x += across + 8 * random();
  }
  for (let i = 0; i < 26; i++) {
    const tone = 0.75 + 0.5 * random();
    ctx.fillStyle = `rgba(${96 * tone}, ${138 * tone}, ${92 * tone}, 0.75)`;
    ctx.beginPath();
    ctx.arc(left + wide * random(), 700 + 110 * random(), 26 + 36 * random(), 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.restore();
}

function paintSlats(ctx) {
  box(ctx, 1330, -120, 690, 1060, ramp(ctx, 1330, 0, 1920, 0, ['#7d5d41', '#6b4d35', '#4d3827']));
  for (let x = 1330; x < 2000; x += 26) {
    box(ctx, x, -120, 17, 1060, ramp(ctx, x, 0, x + 17, 0, ['#c79e72', '#b58a5f', '#8d6745']));
  }
  box(ctx, 1318, -120, 12, 1060, 'rgba(70, 52, 38, 0.5)');
  // A picture on the plain wall.
  box(ctx, 905, 150, 262, 340, 'rgba(60, 50, 42, 0.28)');
  box(ctx, 895, 138, 262, 340, '#33302d');
  box(ctx, 907, 150, 238, 316, '#f3efe8');
  box(ctx, 945, 192, 162, 232, ramp(ctx, 945, 192, 1107, 424, ['#7fa6a6', '#e5c9a4', '#c9775a']));
  ctx.fillStyle = 'rgba(40, 66, 78, 0.85)';
  ctx.beginPath();
  ctx.arc(1042, 330, 52, 0, 2 * Math.PI);
  ctx.fill();
}

function paintShelf(ctx) {
  const random = seededRandom(21);
  const spines = ['#c7663f', '#dcbb8b', '#41697a', '#ece4d6', '#7d3e3c', '#2f4b60', '#c59344', '#8aa08a', '#f4f1ea'];
  for (const y of [250, 450, 650]) {
    box(ctx, 1410, y - 165, 440, 165, 'rgba(40, 26, 16, 0.28)');
    box(
      ctx,
      1410,
      y - 168,
      440,
      60,
      ramp(ctx, 0, y - 168, 0, y - 80, ['rgba(255, 222, 160, 0.9)', 'rgba(255, 214, 150, 0)']),
    );
    let x = 1424 + 30 * random();
    while (x < 1800) {
      if (random() < 0.16) {
        paintVase(ctx, x + 30, y, random);
        x += 74;
        continue;
      }
      const [wide, tall] = [11 + 17 * random(), 78 + 48 * random()];
      if (random() < 0.9) {
        const colour = spines[Math.floor(random() * spines.length)];
        box(ctx, x, y - tall, wide, tall, colour);
        box(ctx, x, y - tall, 3, tall, 'rgba(255, 255, 255, 0.16)');
      }
      x += wide + (random() < 0.12 ? 40 : 2.5);
    }
    box(ctx, 1400, y, 460, 17, ramp(ctx, 0, y, 0, y + 17, ['#d9b183', '#9c7349']));
    box(ctx, 1400, y + 17, 460, 12, 'rgba(20, 12, 8, 0.35)');
  }
}

function paintVase(ctx, x, y, random) {
  ctx.fillStyle = ['#e8e2d8', '#4d6d6b', '#b9734d'][Math.floor(random() * 3)];
  ctx.beginPath();
  ctx.ellipse(x, y - 34, 24, 36, 0, 0, 2 * Math.PI);
  ctx.fill();
  ctx.fillRect(x - 8, y - 88, 16, 30);
}

/** A low sideboard under the picture, with a lamp. */
function paintDesk(ctx) {
  box(ctx, 760, 905, 560, 24, '#f1ece4');
  box(ctx, 772, 929, 536, 260, ramp(ctx, 0, 929, 0, 1080, ['#dcd3c7', '#b9ad9e']));
  for (const x of [950, 1128]) box(ctx, x, 934, 4, 250, 'rgba(90, 80, 70, 0.4)');
  box(ctx, 862, 760, 9, 145, '#55493f');
  box(ctx, 832, 896, 70, 10, '#4a4038');
  ctx.fillStyle = ramp(ctx, 0, 640, 0, 770, ['#fff3d6', '#ffe3ad']);
  ctx.beginPath();
  ctx.moveTo(826, 640);
  ctx.lineTo(908, 640);
  ctx.lineTo(936, 768);
  ctx.lineTo(798, 768);
  ctx.fill();
}

function paintPlant(ctx, x, y, size, seed) {
  const random = seededRandom(seed);
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size, size);
  box(ctx, -62, -70, 124, 250, ramp(ctx, -62, 0, 62, 0, ['#f0ebe3', '#d8d0c5', '#a89f93']));
  for (let n = 0; n < 46; n++) {
    const angle = -Math.PI / 2 + (random() - 0.5) * 2.5;
    const length = 150 + 190 * random();
    const [tx, ty] = [Math.cos(angle) * length, -60 + Math.sin(angle) * length];
    const tone = 0.65 + 0.7 * random();
    ctx.fillStyle = `rgb(${66 * tone}, ${112 * tone}, ${70 * tone})`;
    const [nx, ny] = [-Math.sin(angle) * 24, Math.cos(angle) * 24];
    ctx.beginPath();
    ctx.moveTo(0, -60);
    ctx.quadraticCurveTo(tx * 0.55 + nx, -60 + (ty + 60) * 0.62 + ny, tx, ty + 26);
    ctx.quadraticCurveTo(tx * 0.55 - nx, -60 + (ty + 60) * 0.62 - ny, 0, -60);
    ctx.fill();
  }
  ctx.restore();
}

/** Daylight that spills in from the left, warm light of lamps and shelves. */
function paintLight(ctx) {
  ctx.globalCompositeOperation = 'screen';
  glow(ctx, 250, 380, 980, 'rgba(255, 250, 240, 0.5)');
  glow(ctx, 867, 720, 300, 'rgba(255, 214, 150, 0.55)');
  for (const y of [110, 310, 510]) glow(ctx, 1630, y, 330, 'rgba(255, 200, 130, 0.2)');
  ctx.globalCompositeOperation = 'multiply';
  box(ctx, 0, -200, 1920, 1280, ramp(ctx, 900, 200, 1920, 1080, ['#ffffff', '#f1e9e2', '#c6b8ac']));
  ctx.globalCompositeOperation = 'source-over';
}
