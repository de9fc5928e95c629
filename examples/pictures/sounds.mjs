// What is heard.
/** Bars of a recording. */
export function sound(ctx, left, middle, length, seed, tall = 80) {
  ctx.save();
  ctx.shadowColor = 'rgb(0 0 0 / 30%)';
  ctx.shadowBlur = 6;
  ctx.fillStyle = '#fff';
  for (let x = 0, i = 0; x < length; x += 10, i++) {
    const swell = Math.sin((Math.PI * (i + 0.5) * 10) / length);
    const size = tall * (0.15 + 0.85 * swell * Math.abs(Math.sin(i * 1.7 + seed)));
    ctx.beginPath();
    ctx.roundRect(left + x, middle - size / 2, 6, size, 3);
    ctx.fill();
  }
  ctx.restore();
}

export function musicNote(ctx, x, y, size) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size, size);
  ctx.shadowColor = 'rgb(0 0 0 / 30%)';
  ctx.shadowBlur = 6;
  ctx.fillStyle = '#fff';
  for (const at of [0, 30]) {
    ctx.beginPath();
    ctx.ellipse(at, 24, 9, 7, -0.4, 0, 2 * Math.PI);
    ctx.fill();
    ctx.fillRect(at + 5, -20, 4, 44);
  }
  ctx.fillRect(5, -24, 34, 9);
  ctx.restore();
}
