import { clamp, unit } from './curves.mjs';
import { blurField } from './field.mjs';
import { lights, toLinear, toScreen } from './light.mjs';

// How far light creeps past the terminator in red, green, blue: the look of skin.
const wrap = [0.42, 0.24, 0.18];
const half = unit(lights.key.direction.map((v, k) => v + (k === 2 ? 1 : 0)));

/**
 * Lights a relief: key light with a soft cast shadow, fill, rim, sky and ground, hollows darkened, skin scattering,
 * two gloss lobes.
 * @param {Uint8ClampedArray} paint RGBA of the unlit skin; its alpha is kept
 * @param {Float32Array} relief heights (head units)
 * @param {Float32Array} gloss 0 dry to 1 wet; below 0 it is cloth, which neither shines nor lets light through
 * @param {Float32Array} cover light taken away by things above, 0 to 1 (hair, lashes)
 * @returns {Uint8ClampedArray} lit RGBA
 */
export function shadeSkin({ paint, relief, gloss, cover, grid }) {
  const hollow = hollows(relief, grid);
  const shadow = blurField(castShadow(relief, grid), grid, 0.018 * grid.scale);
  const out = new Uint8ClampedArray(paint.length);
  const { width, height, scale } = grid;
  const normal = [0, 0, 1];
  for (let j = 1; j < height - 1; j++) {
    for (let i = 1; i < width - 1; i++) {
      const p = j * width + i;
      if (paint[4 * p + 3] === 0) continue;
      setNormal(normal, relief, p, width, scale);
      shadePixel(out, paint, p, normal, { shadow: shadow[p], hollow: hollow[p], gloss: gloss[p], cover: cover[p] });
    }
  }
  return out;
}

function setNormal(normal, relief, p, width, scale) {
  const nx = -0.5 * scale * (relief[p + 1] - relief[p - 1]);
  const ny = -0.5 * scale * (relief[p + width] - relief[p - width]);
  const inverse = 1 / Math.sqrt(nx * nx + ny * ny + 1);
  normal[0] = nx * inverse;
  normal[1] = ny * inverse;
  normal[2] = inverse;
}

function shadePixel(out, paint, p, n, { shadow, hollow, gloss, cover }) {
  const { key, fill, rim, sky, ground } = lights;
  const lit = (1 - 0.5 * shadow) * (1 - 0.72 * cover);
  const open = (1 - 0.75 * hollow) * (1 - 0.4 * cover);
  const toKey = n[0] * key.direction[0] + n[1] * key.direction[1] + n[2] * key.direction[2];
  const toFill = Math.max(0, n[0] * fill.direction[0] + n[1] * fill.direction[1] + n[2] * fill.direction[2]);
  const edge = (1 - n[2]) ** 2.2;
  const toRim = edge * Math.max(0, n[0] * rim.direction[0] + n[1] * rim.direction[1] + 0.1);
  const up = 0.5 - 0.5 * n[1];
  const toHalf = Math.max(0, n[0] * half[0] + n[1] * half[1] + n[2] * half[2]);
  const cloth = gloss < 0;
  const shine = cloth
    ? 0.014 * lit * toHalf ** 6
    : lit * (0.06 * toHalf ** 9 + (0.035 + 0.3 * gloss) * toHalf ** 38 + 0.5 * gloss * toHalf ** 160);
  for (let k = 0; k < 3; k++) {
    const w = cloth ? 0.2 : wrap[k];
    const diffuse = Math.max(0, (toKey + w) / (1 + w)) ** 1.25;
    const around = sky[k] * up + ground[k] * (1 - up);
    // Hollows keep some red: light that went through the skin.
    const hollowTint = open + (1 - open) * (k === 0 && !cloth ? 0.3 : 0.08);
    const light =
      key.colour[k] * diffuse * (k === 0 && !cloth ? lit * 0.9 + 0.1 : lit) * (0.55 + 0.45 * hollowTint) +
      (fill.colour[k] * toFill + around) * hollowTint;
    const colour =
      toLinear(paint[4 * p + k]) * light + shine * key.colour[k] + (cloth ? 0.16 : 0.42) * rim.colour[k] * toRim * open;
    out[4 * p + k] = toScreen(colour);
  }
  out[4 * p + 3] = paint[4 * p + 3];
}

/** How much each point lies below its surroundings, at three sizes: 0 open to 1 deep. */
function hollows(relief, grid) {
  const sum = new Float32Array(relief.length);
  for (const [sigma, gain] of [
    [0.03, 4.5],
    [0.08, 2.2],
    [0.18, 1.2],
  ]) {
    const around = blurField(relief, grid, sigma * grid.scale);
    for (let i = 0; i < sum.length; i++) sum[i] += Math.max(0, around[i] - relief[i] - 0.004) * gain;
  }
  for (let i = 0; i < sum.length; i++) sum[i] = clamp(sum[i], 0, 0.9);
  return sum;
}

/** Walks from each point to the key light and sees how far the relief stands in the way: 0 lit to 1 in shadow. */
function castShadow(relief, grid) {
  const { width, height, scale } = grid;
  const [lx, ly, lz] = lights.key.direction;
  const flat = Math.hypot(lx, ly);
  const steps = 22;
  const stride = (0.42 * scale) / steps;
  const shadow = new Float32Array(relief.length);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const here = relief[j * width + i];
      if (here <= 0.02) continue;
      let worst = 0;
      for (let s = 2; s <= steps; s++) {
        const x = Math.round(i + (lx / flat) * stride * s);
        const y = Math.round(j + (ly / flat) * stride * s);
        if (x < 0 || y < 0 || x >= width || y >= height) break;
        const way = (stride * s) / scale;
        const block = (relief[y * width + x] - here - (way * lz) / flat) / (0.04 + 0.22 * way);
        if (block > worst) worst = block;
      }
      shadow[j * width + i] = Math.min(1, worst);
    }
  }
  return shadow;
}
