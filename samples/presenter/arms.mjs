/** Where the arms begin, as seen on the right of the picture; the left one is mirrored. */
const shoulder = [1.84, 2.9];
/** Lengths of the palm and the fingers, in head units. */
const bones = { palm: 0.5, fingers: 0.5 };
/** Half widths of the sleeve at the shoulder, the elbow and the cuff. */
const sleeve = { shoulder: 0.56, elbow: 0.44, cuff: 0.29 };

/**
 * Draws both arms in front of the body.
 * @param {CanvasRenderingContext2D} ctx its units are head units
 * @param {{left: number[], right: number[]}} wrists where the wrists are, in head units; `left` and `right` are the viewer's
 */
export function drawArms(ctx, { skin, clothes }, { left, right }) {
  drawArm(ctx, { skin, clothes }, left, -1);
  drawArm(ctx, { skin, clothes }, right, 1);
}

function drawArm(ctx, { skin, clothes }, wrist, side) {
  const from = [side * shoulder[0], shoulder[1]];
  const elbow = elbowOf(wrist, side);
  limb(ctx, [from, elbow], [sleeve.shoulder, sleeve.elbow], clothes);
  limb(ctx, [elbow, wrist], [sleeve.elbow, sleeve.cuff], clothes);
  drawHand(ctx, skin, wrist, elbow, side);
}

/**
 * Where the elbow is: it hangs beside the body and gives way a little to the hand. The forearm points towards the viewer
 * more or less, so its length in the picture changes.
 */
function elbowOf([wx, wy], side) {
  const outwards = Math.max(0, side * wx - 1.1);
  const up = Math.max(0, 5.3 - wy);
  return [side * (2.3 + 0.16 * outwards), 5.15 - 0.16 * up];
}

/** A tapered tube with round ends, lit from the upper left. */
function limb(ctx, [[x0, y0], [x1, y1]], [w0, w1], { jacket, jacketDark }) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [nx, ny] = [-(y1 - y0) / length, (x1 - x0) / length];
  const angle = Math.atan2(y1 - y0, x1 - x0);
  // The side of the tube that looks up and to the left gets the light.
  const lit = -nx * 0.5 - ny > 0 ? 1 : -1;
  const across = ctx.createLinearGradient(
    x0 + lit * nx * w0,
    y0 + lit * ny * w0,
    x0 - lit * nx * w0,
    y0 - lit * ny * w0,
  );
  across.addColorStop(0, rgb(jacket, 1.25));
  across.addColorStop(0.45, rgb(jacket, 1));
  across.addColorStop(1, mixed(jacket, jacketDark));
  ctx.beginPath();
  ctx.arc(x0, y0, w0, angle + Math.PI / 2, angle - Math.PI / 2);
  ctx.arc(x1, y1, w1, angle - Math.PI / 2, angle + Math.PI / 2);
  ctx.closePath();
  ctx.fillStyle = across;
  ctx.fill();
  ctx.lineWidth = 0.02;
  ctx.strokeStyle = rgb(jacketDark, 0.8);
  for (const turn of [-Math.PI / 2, Math.PI / 2]) {
    ctx.beginPath();
    ctx.moveTo(
      x0 + 0.15 * (x1 - x0) + w0 * Math.cos(angle + turn),
      y0 + 0.15 * (y1 - y0) + w0 * Math.sin(angle + turn),
    );
    ctx.lineTo(x1 + w1 * Math.cos(angle + turn), y1 + w1 * Math.sin(angle + turn));
    ctx.stroke();
  }
}

/** A half-open hand: palm, four fingers and a thumb that points inwards and up. */
function drawHand(ctx, skin, [wx, wy], [ex, ey], side) {
  const forearm = Math.atan2(wy - ey, wx - ex);
  ctx.save();
  ctx.translate(wx, wy);
  ctx.rotate(forearm);
  ctx.scale(1, side * (Math.cos(forearm) * side > 0 ? 1 : -1));
  ctx.lineCap = 'round';
  const knuckles = 0.12 + bones.palm;
  for (const [i, spread] of [-0.26, -0.09, 0.08, 0.24].entries()) {
    const reach = bones.fingers * [0.92, 1, 0.96, 0.78][i];
    finger(ctx, skin, [knuckles - 0.08, spread], [knuckles + reach, spread * 1.5], 0.155);
  }
  finger(ctx, skin, [0.2, -0.24], [0.5, -0.56], 0.17);
  const palm = ctx.createRadialGradient(0.25, -0.1, 0.05, 0.35, 0, 0.55);
  palm.addColorStop(0, rgb(skin.light, 1));
  palm.addColorStop(0.6, rgb(skin.base, 1));
  palm.addColorStop(1, rgb(skin.warm, 0.9));
  ctx.beginPath();
  ctx.ellipse(0.36, 0, 0.4, 0.33, 0, 0, 2 * Math.PI);
  ctx.fillStyle = palm;
  ctx.fill();
  ctx.restore();
}

function finger(ctx, skin, [x0, y0], [x1, y1], width) {
  for (const [colour, thick] of [
    [rgb(skin.deep, 0.95), width + 0.035],
    [rgb(skin.base, 1), width],
    [rgb(skin.light, 1), width * 0.35],
  ]) {
    ctx.beginPath();
    ctx.moveTo(x0, y0);
    ctx.lineTo(x1, y1);
    ctx.strokeStyle = colour;
    ctx.lineWidth = thick;
    ctx.stroke();
  }
}

const mixed = (a, b) =>
  rgb(
    a.map((value, k) => (value + b[k]) / 2),
    1,
  );
const rgb = (colour, gain) => `rgb(${colour.map((value) => Math.round(Math.min(255, value * gain))).join(', ')})`;
