import { createCanvas } from '@napi-rs/canvas';
import { seededRandom } from './random.mjs';

/**
 * A bright office out of focus: window on the left (where the key light comes from), shelves and a lamp on the right.
 * @returns an opaque canvas of the frame's size
 */
export function paintBackground(width, height) {
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext('2d');
  const u = height / 720;
  ctx.save();
  ctx.translate(width / 2, 0);
  // Tall pictures squeeze the room, so that window and shelves stay in sight.
  const squeeze = Math.max(0.45, (9 * width) / (16 * height));
  ctx.scale(u * squeeze, u);
  paintWall(ctx, width / u / squeeze);
  ctx.filter = `blur(${16 * u}px)`;
  paintWindow(ctx);
  paintShelves(ctx);
  ctx.filter = `blur(${15 * u}px)`;
  paintPlant(ctx);
  ctx.filter = 'none';
  paintBokeh(ctx, u);
  ctx.restore();
  paintVignette(ctx, width, height);
  return canvas;
}

function paintWall(ctx, width) {
  const wall = ctx.createLinearGradient(-width / 2, 0, width / 2, 300);
  wall.addColorStop(0, 'rgb(206, 214, 218)');
  wall.addColorStop(0.45, 'rgb(158, 170, 178)');
  wall.addColorStop(1, 'rgb(84, 92, 104)');
  ctx.fillStyle = wall;
  ctx.fillRect(-width, -40, 2 * width, 800);
  const floor = ctx.createLinearGradient(0, 430, 0, 720);
  floor.addColorStop(0, 'rgba(74, 66, 64, 0)');
  floor.addColorStop(1, 'rgba(60, 52, 52, 0.75)');
  ctx.fillStyle = floor;
  ctx.fillRect(-width, 430, 2 * width, 330);
}

function paintWindow(ctx) {
  for (const [x, wide] of [
    [-640, 150],
    [-470, 150],
    [-300, 70],
  ]) {
    const pane = ctx.createLinearGradient(0, -20, 0, 520);
    pane.addColorStop(0, 'rgb(248, 250, 252)');
    pane.addColorStop(0.55, 'rgb(224, 236, 240)');
    pane.addColorStop(0.8, 'rgb(168, 194, 176)');
    pane.addColorStop(1, 'rgb(120, 148, 128)');
    ctx.fillStyle = pane;
    ctx.fillRect(x, -40, wide, 520);
  }
  ctx.fillStyle = 'rgba(236, 240, 240, 0.9)';
  ctx.fillRect(-660, 480, 450, 26);
}

function paintShelves(ctx) {
  const random = seededRandom(3);
  ctx.fillStyle = 'rgb(58, 50, 50)';
  ctx.fillRect(310, -20, 420, 620);
  const spines = [
    '176, 92, 64',
    '208, 176, 132',
    '72, 112, 124',
    '222, 214, 200',
    '120, 72, 66',
    '44, 70, 88',
    '196, 140, 72',
  ];
  for (const y of [110, 270, 430, 590]) {
    let x = 322;
    while (x < 700) {
      const wide = 12 + 18 * random();
      const tall = 70 + 50 * random();
      if (random() < 0.8) {
        ctx.fillStyle = `rgb(${spines[Math.floor(random() * spines.length)]})`;
        ctx.fillRect(x, y - tall, wide, tall);
      }
      x += wide + 3;
    }
    ctx.fillStyle = 'rgb(128, 96, 72)';
    ctx.fillRect(310, y, 420, 13);
  }
  const lamp = ctx.createRadialGradient(440, 205, 0, 440, 205, 150);
  lamp.addColorStop(0, 'rgba(255, 226, 170, 1)');
  lamp.addColorStop(0.3, 'rgba(255, 196, 120, 0.8)');
  lamp.addColorStop(1, 'rgba(255, 170, 90, 0)');
  ctx.fillStyle = lamp;
  ctx.fillRect(280, 40, 320, 330);
}

function paintPlant(ctx) {
  const random = seededRandom(12);
  for (let n = 0; n < 70; n++) {
    const angle = -Math.PI / 2 + (random() - 0.5) * 2.4;
    const length = 120 + 130 * random();
    const tone = 0.7 + 0.6 * random();
    ctx.strokeStyle = `rgba(${78 * tone}, ${112 * tone}, ${88 * tone}, 0.9)`;
    ctx.lineWidth = 16;
    ctx.lineCap = 'round';
    ctx.beginPath();
    ctx.moveTo(-500, 790);
    ctx.quadraticCurveTo(
      -500 + Math.cos(angle) * length * 0.4,
      760 - length * 0.9,
      -500 + Math.cos(angle) * length * 1.3,
      700 + Math.sin(angle) * length * 1.3,
    );
    ctx.stroke();
  }
}

function paintBokeh(ctx, u) {
  const random = seededRandom(8);
  ctx.save();
  ctx.globalCompositeOperation = 'screen';
  ctx.filter = `blur(${2.5 * u}px)`;
  for (let n = 0; n < 16; n++) {
    const x = 250 + 420 * random();
    const y = 40 + 500 * random();
    const r = 12 + 22 * random();
    ctx.fillStyle = `rgba(255, ${190 + 40 * random()}, ${120 + 60 * random()}, ${0.06 + 0.12 * random()})`;
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.restore();
}

function paintVignette(ctx, width, height) {
  const edge = ctx.createRadialGradient(
    width / 2,
    height * 0.42,
    height * 0.3,
    width / 2,
    height * 0.5,
    Math.max(width, height) * 0.68,
  );
  edge.addColorStop(0, 'rgba(10, 14, 22, 0)');
  edge.addColorStop(1, 'rgba(10, 14, 22, 0.5)');
  ctx.fillStyle = edge;
  ctx.fillRect(0, 0, width, height);
}

/**
 * A plain wall, lit from the left like the office.
 * @param {number[]} colour sRGB of its middle, 0 to 255
 * @returns an opaque canvas of the frame's size
 */
export function paintPlainWall(width, height, colour) {
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext('2d');
  const shade = (factor) => `rgb(${colour.map((c) => Math.min(255, Math.round(c * factor))).join(', ')})`;
  const light = ctx.createLinearGradient(0, 0, width, height * 0.4);
  light.addColorStop(0, shade(1.12));
  light.addColorStop(0.5, shade(1));
  light.addColorStop(1, shade(0.82));
  ctx.fillStyle = light;
  ctx.fillRect(0, 0, width, height);
  paintVignette(ctx, width, height);
  return canvas;
}
