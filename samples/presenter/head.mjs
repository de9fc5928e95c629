import { createCanvas } from '@napi-rs/canvas';
import { paintBrows } from './brows.mjs';
import { bell, smoothstep } from './curves.mjs';
import { paintEars } from './ears.mjs';
import { eyeCurves } from './eye-curves.mjs';
import { eyePatch } from './eye-patch.mjs';
import { faceOutline } from './face-outline.mjs';
import { faceRelief } from './face-shape.mjs';
import { alphaField, blurField, gridOver } from './field.mjs';
import { paintHair } from './hair.mjs';
import { lipCurves } from './lip-curves.mjs';
import { mouthPatch } from './mouth-patch.mjs';
import { paintSkin } from './paint-skin.mjs';
import { shadeSkin } from './shade-skin.mjs';

const headBox = { left: -1.7, top: -1.75, right: 1.7, bottom: 2.05 };

/**
 * Draws the head once: everything that moves rigidly with the skull, at rest, seen from the front.
 * @param {number} scale pixels per head unit
 * @returns the head: `picture({blink, gaze, mouth})` gives its RGBA pixels (valid until
 * the next call), `depth(x, y)` its relief
 */
export function buildHead(person, scale) {
  const grid = gridOver(headBox, scale);
  const outline = faceOutline(person);
  const lips = lipCurves(person);
  const eyes = eyeCurves(person);
  const relief = faceRelief(person, outline, lips, grid);
  const hair = createCanvas(grid.width, grid.height);
  paintHair(hair.getContext('2d'), person, grid, 'front');
  const face = litFace({ person, outline, lips, eyes, relief, grid, hair });
  const base = createCanvas(grid.width, grid.height);
  const ctx = base.getContext('2d');
  ctx.drawImage(face, 0, 0);
  paintBrows(ctx, person, grid);
  const underHair = createCanvas(grid.width, grid.height);
  underHair.getContext('2d').drawImage(base, 0, 0);
  ctx.drawImage(hair, 0, 0);
  ctx.drawImage(paintEars(person, grid), 0, 0);
  paintHair(ctx, person, grid, 'tuck');
  const pixels = { width: grid.width, height: grid.height, data: ctx.getImageData(0, 0, grid.width, grid.height).data };
  const eyeCache = new Map();
  const patchesFor = (blink, gaze) => cachedEyes(eyeCache, { face: underHair, hair, grid, person, eyes, blink, gaze });
  // One buffer for all frames: a new one for each would keep the garbage collector busy.
  const out = { width: grid.width, height: grid.height, data: new Uint8ClampedArray(pixels.data.length) };
  const picture = (state) => headPicture(state, { out, pixels, grid, lips, eyes, patchesFor });
  return {
    grid,
    lips,
    eyes,
    outline,
    picture,
    depth: depthLookup(relief, alphaField(hair.getContext('2d'), grid), grid),
  };
}

function litFace({ person, outline, lips, eyes, relief, grid, hair }) {
  const paint = paintSkin(person, outline, lips, eyes, grid);
  const ctx = paint.getContext('2d');
  const image = ctx.getImageData(0, 0, grid.width, grid.height);
  const gloss = new Float32Array(relief.length);
  for (let j = 0, p = 0; j < grid.height; j++) {
    const y = grid.top + (j + 0.5) / grid.scale;
    for (let i = 0; i < grid.width; i++, p++) gloss[p] = glossAt(grid.left + (i + 0.5) / grid.scale, y, lips);
  }
  // Hair shades the skin it hangs over: its own alpha, moved away from the light and blurred.
  const shade = createCanvas(grid.width, grid.height);
  const shadeCtx = shade.getContext('2d');
  shadeCtx.filter = `blur(${0.035 * grid.scale}px)`;
  shadeCtx.drawImage(hair, 0.035 * grid.scale, 0.06 * grid.scale);
  const cover = alphaField(shadeCtx, grid);
  image.data.set(shadeSkin({ paint: image.data, relief, gloss, cover, grid }));
  ctx.putImageData(image, 0, 0);
  return paint;
}

/** Lips shine most, then nose and forehead. */
function glossAt(x, y, lips) {
  return (
    0.5 * lipGloss(x, y, lips) + 0.22 * bell(x, 0.14) * bell(y - 0.42, 0.2) + 0.1 * bell(x, 0.4) * bell(y + 0.5, 0.25)
  );
}

/** 1 in the middle of a lip's height, 0 at its edges and outside. */
function lipGloss(x, y, lips) {
  if (Math.abs(x) >= lips.halfWidth) return 0;
  const seam = lips.seam(x);
  const t = (y - seam) / ((y < seam ? lips.top(x) : lips.bottom(x)) - seam);
  return smoothstep(0.08, 0.35, t) * smoothstep(1, 0.75, t);
}

const quantise = (value, step) => Math.round(value / step) * step;

function cachedEyes(cache, { face, hair, grid, person, eyes, blink, gaze }) {
  const state = { blink: quantise(blink, 1 / 16), gaze: { x: quantise(gaze.x, 0.004), y: quantise(gaze.y, 0.004) } };
  const key = JSON.stringify(state);
  let patches = cache.get(key);
  if (!patches) {
    patches = [-1, 1].map((side) => {
      const { canvas, left, top } = eyePatch(face, grid, person, eyes, { side, ...state });
      const ctx = canvas.getContext('2d');
      ctx.drawImage(hair, -left, -top);
      return { image: ctx.getImageData(0, 0, canvas.width, canvas.height), left, top };
    });
    cache.set(key, patches);
  }
  return patches;
}

function headPicture({ blink, gaze, mouth }, { out, pixels, grid, lips, eyes, patchesFor }) {
  out.data.set(pixels.data);
  for (const patch of patchesFor(blink, gaze)) lay(out, patch);
  const resting = mouth.open <= 0 && mouth.width === 1;
  if (!resting) lay(out, mouthPatch(pixels, grid, lips, { pupilDistance: 2 * eyes.pupil, mouth }));
  return out;
}

function lay(out, { image, left, top }) {
  for (let j = 0; j < image.height; j++) {
    const row = image.data.subarray(4 * j * image.width, 4 * (j + 1) * image.width);
    out.data.set(row, 4 * ((j + top) * out.width + left));
  }
}

/** The depth used to turn the head, smooth enough to be inverted: face relief, and the hair's roundness over it. */
function depthLookup(relief, hairAlpha, grid) {
  const deep = new Float32Array(relief.length);
  const hairy = blurField(hairAlpha, grid, 0.05 * grid.scale);
  for (let j = 0, p = 0; j < grid.height; j++) {
    const y = grid.top + (j + 0.5) / grid.scale;
    for (let i = 0; i < grid.width; i++, p++) {
      const x = grid.left + (i + 0.5) / grid.scale;
      const round =
        smoothstep(0.4, -0.15, y) * 0.95 * Math.sqrt(Math.max(0, 1 - (x / 1.32) ** 2 - ((y - 0.05) / 1.55) ** 2));
      deep[p] = relief[p] + (Math.max(round, relief[p]) - relief[p]) * hairy[p];
    }
  }
  const smooth = blurField(deep, grid, 0.045 * grid.scale);
  const { width, height, left, top, scale } = grid;
  return (x, y) => {
    const i = Math.min(width - 1, Math.max(0, Math.round((x - left) * scale - 0.5)));
    const j = Math.min(height - 1, Math.max(0, Math.round((y - top) * scale - 0.5)));
    return smooth[j * width + i];
  };
}
