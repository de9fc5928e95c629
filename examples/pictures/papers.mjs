// What is read: tables, sheets, subtitles, cards, labels.
import { height, teal, width } from './palette.mjs';

/** A sheet of a spreadsheet: columns of these widths, a row of names and some of bars in place of words. */
export function table(ctx, left, top, widths, rows) {
  const [high, wide] = [28, widths.reduce((sum, one) => sum + one, 0)];
  ctx.save();
  ctx.shadowColor = 'rgb(0 40 40 / 35%)';
  ctx.shadowBlur = 14;
  ctx.fillStyle = '#fff';
  ctx.fillRect(left, top, wide, high * rows);
  ctx.shadowColor = 'transparent';
  ctx.fillStyle = teal;
  ctx.fillRect(left, top, wide, high);
  ctx.strokeStyle = '#cfdad7';
  for (let row = 1; row < rows; row++) ctx.strokeRect(left, top + row * high, wide, 0);
  let x = left;
  for (const [column, size] of widths.entries()) {
    if (column > 0) ctx.strokeRect(x, top, 0, high * rows);
    for (let row = 0; row < rows; row++) {
      const share = row === 0 ? 0.5 : 0.45 + 0.4 * Math.abs(Math.sin(row * 2.3 + column));
      ctx.fillStyle = row === 0 ? '#fff' : '#8aa5a0';
      ctx.fillRect(x + 10, top + row * high + 10, (size - 20) * share, 8);
    }
    x += size;
  }
  ctx.restore();
}

/** Lines of writing on a sheet. */
export function lines(ctx, x, y) {
  ctx.fillStyle = '#fff';
  ctx.beginPath();
  ctx.roundRect(x - 20, y - 30, 250, 130, 12);
  ctx.fill();
  for (const [i, length] of [200, 170, 205, 120].entries()) {
    ctx.fillStyle = i === 1 ? teal : '#90a4a0';
    ctx.beginPath();
    ctx.roundRect(x, y - 8 + i * 26, length, 10, 5);
    ctx.fill();
  }
}

/** A sheet of paper with so many lines of text. */
export function page(ctx, left, top, lines) {
  ctx.save();
  ctx.shadowColor = 'rgb(0 40 40 / 35%)';
  ctx.shadowBlur = 14;
  ctx.fillStyle = '#fff';
  ctx.fillRect(left, top, 150, 36 + 24 * lines);
  ctx.shadowColor = 'transparent';
  for (let i = 0; i < lines; i++) {
    ctx.fillStyle = i === 0 ? teal : '#8aa5a0';
    ctx.fillRect(left + 18, top + 24 + 24 * i, 114 * (i % 3 === 2 ? 0.6 : 0.95), 8);
  }
  ctx.restore();
}

/** A line of subtitles, its first words lit. */
export function words(ctx, widths, lit) {
  const wide = widths.reduce((sum, one) => sum + one + 10, -10);
  let x = (width - wide) / 2;
  ctx.save();
  ctx.shadowColor = 'rgb(0 0 0 / 60%)';
  ctx.shadowBlur = 6;
  for (const [i, size] of widths.entries()) {
    ctx.fillStyle = i < lit ? '#ffd84d' : '#ffffff';
    ctx.beginPath();
    ctx.roundRect(x, 222, size, 16, 5);
    ctx.fill();
    x += size + 10;
  }
  ctx.restore();
}

/** A card with a title, a rule and a subtitle. */
export function card(ctx) {
  const ground = ctx.createLinearGradient(0, 0, width, height);
  ground.addColorStop(0, '#0d1730');
  ground.addColorStop(1, '#24407a');
  ctx.fillStyle = ground;
  ctx.fillRect(0, 0, width, height);
  for (const [y, size, tall, colour] of [
    [92, 300, 34, '#ffffff'],
    [146, 60, 5, '#e8b23a'],
    [170, 210, 14, '#c9d6ee'],
  ]) {
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.roundRect((width - size) / 2, y, size, tall, Math.min(6, tall / 2));
    ctx.fill();
  }
}

/** A text as the label of generated content shows it. */
export function label(ctx, text, x, y) {
  ctx.font = 'bold 40px sans-serif';
  ctx.textBaseline = 'top';
  ctx.lineWidth = 6;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = 'rgba(0, 0, 0, 0.6)';
  ctx.strokeText(text, x, y);
  ctx.fillStyle = '#ffffff';
  ctx.fillText(text, x, y);
}
