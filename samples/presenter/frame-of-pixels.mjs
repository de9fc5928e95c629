/**
 * Turns RGBA pixels into an 8-bit 4:2:0 frame of limited range, BT.709 (ITU-R BT.709-6, item 3). Each chroma sample is
 * the mean of four pixels.
 * @param {Uint8ClampedArray} rgba
 * @param {import('@talkgraph/media').Frame} frame of the same size; its planes are filled
 */
export function fillFrame(rgba, { width, height, y, u, v }) {
  for (let j = 0; j < height; j += 2) {
    for (let i = 0; i < width; i += 2) {
      const p = 4 * (j * width + i);
      const q = p + 4 * width;
      const o = j * width + i;
      y[o] = luma(rgba, p);
      y[o + 1] = luma(rgba, p + 4);
      y[o + width] = luma(rgba, q);
      y[o + width + 1] = luma(rgba, q + 4);
      const r = rgba[p] + rgba[p + 4] + rgba[q] + rgba[q + 4];
      const g = rgba[p + 1] + rgba[p + 5] + rgba[q + 1] + rgba[q + 5];
      const b = rgba[p + 2] + rgba[p + 6] + rgba[q + 2] + rgba[q + 6];
      const c = (j >> 1) * (width >> 1) + (i >> 1);
      u[c] = 128.5 + (-0.1006 * r - 0.3386 * g + 0.4392 * b) / 4;
      v[c] = 128.5 + (0.4392 * r - 0.3989 * g - 0.0403 * b) / 4;
    }
  }
}

function luma(rgba, p) {
  return 16.5 + 0.1826 * rgba[p] + 0.6142 * rgba[p + 1] + 0.062 * rgba[p + 2];
}
