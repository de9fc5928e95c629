import { teal, width } from './palette.mjs';

/** The workflow's nodes and links on a pane along the bottom. */
export function graph(ctx, { nodes, links }) {
  const shown = nodes.filter(({ type }) => type !== 'Note');
  const [paneTop, paneHeight, inset] = [270, 80, 13];
  ctx.fillStyle = 'rgb(250 252 252 / 94%)';
  ctx.beginPath();
  ctx.roundRect(12, paneTop, width - 24, paneHeight, 14);
  ctx.fill();
  const left = Math.min(...shown.map(({ pos }) => pos[0]));
  const top = Math.min(...shown.map(({ pos }) => pos[1]));
  const right = Math.max(...shown.map(({ pos, size }) => pos[0] + size[0]));
  const bottom = Math.max(...shown.map(({ pos, size }) => pos[1] + size[1]));
  const room = { width: width - 24 - 2 * inset, height: paneHeight - 2 * inset };
  // Broad rather than true: the pane is flat, and the order is what matters.
  const scaleX = Math.min(room.width / (right - left), 0.36);
  const scaleY = room.height / (bottom - top);
  const startX = 12 + inset + (room.width - (right - left) * scaleX) / 2;
  const boxes = new Map(
    shown.map(({ id, pos, size, outputs }) => [
      id,
      {
        x: startX + (pos[0] - left) * scaleX,
        y: paneTop + inset + (pos[1] - top) * scaleY,
        width: size[0] * scaleX,
        height: size[1] * scaleY,
        isLast: outputs.length === 0,
      },
    ]),
  );
  ctx.lineWidth = 1.6;
  ctx.strokeStyle = '#8a9a9f';
  for (const [, from, , to] of links) line(ctx, boxes.get(from), boxes.get(to));
  for (const box of boxes.values()) node(ctx, box);
}

function line(ctx, from, to) {
  const [x1, y1, x2, y2] = [from.x + from.width, from.y + from.height / 2, to.x, to.y + to.height / 2];
  const bend = (x2 - x1) / 2;
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
  ctx.stroke();
}

function node(ctx, { x, y, width: w, height: h, isLast }) {
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, 5);
  ctx.fillStyle = isLast ? '#d3f4e8' : '#fff';
  ctx.fill();
  ctx.lineWidth = 1.4;
  ctx.strokeStyle = isLast ? teal : '#a9b7bb';
  ctx.stroke();
}
