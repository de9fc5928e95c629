// People: the drawn presenter over the picture, cut out, and on prints.
import { createCanvas } from '@napi-rs/canvas';
import { createPresenter } from '../../samples/presenter.mjs';
import { height, speaking, width } from './palette.mjs';

export function backdrop(ctx) {
  const light = ctx.createLinearGradient(0, 0, width, height);
  light.addColorStop(0, '#dff3ec');
  light.addColorStop(1, '#9fc9c4');
  ctx.fillStyle = light;
  ctx.fillRect(0, 0, width, height);
}

/** The presenter over the whole picture, a little higher than usual: the graph lies below. */
export function person(ctx, who, state, framing = 'head') {
  const drawn = createPresenter({ person: who, width, height: height + 12, framing });
  const canvas = pixels(drawn, state);
  ctx.drawImage(canvas, 0, -6);
}

/** The presenter alone, without what is behind. */
export function cutPerson(ctx, who, state) {
  const drawn = createPresenter({ person: who, width, height: height + 12, backdrop: [46, 168, 84] });
  const canvas = pixels(drawn, state);
  const own = canvas.getContext('2d');
  const image = own.getImageData(0, 0, canvas.width, canvas.height);
  for (let i = 0; i < image.data.length; i += 4) {
    const [r, g, b] = image.data.subarray(i, i + 3);
    if (g > r + 30 && g > b + 30) image.data[i + 3] = 0;
  }
  own.putImageData(image, 0, 0);
  ctx.drawImage(canvas, 0, -6);
}

/** A print on a table, a little askew. */
export function framedPhoto(ctx) {
  const photo = pixels(createPresenter({ person: 'man', width: 180, height: 220 }), speaking);
  ctx.save();
  ctx.translate(270, 128);
  ctx.rotate(-0.06);
  ctx.shadowColor = 'rgb(0 40 40 / 35%)';
  ctx.shadowBlur = 18;
  ctx.shadowOffsetY = 8;
  ctx.fillStyle = '#fff';
  ctx.fillRect(-102, -122, 204, 254);
  ctx.shadowColor = 'transparent';
  ctx.drawImage(photo, -90, -110);
  ctx.restore();
}

/** Prints in a row; the one of nobody is crossed out. */
export function portraits(ctx, people) {
  for (const [index, who] of people.entries()) {
    ctx.save();
    ctx.translate(74 + index * 128, 62);
    ctx.shadowColor = 'rgb(0 40 40 / 35%)';
    ctx.shadowBlur = 14;
    ctx.fillStyle = '#fff';
    ctx.fillRect(0, 0, 108, 132);
    ctx.shadowColor = 'transparent';
    if (who) ctx.drawImage(pixels(createPresenter({ person: who, width: 96, height: 120 }), speaking), 6, 6);
    else {
      ctx.fillStyle = '#c9d3d6';
      ctx.fillRect(6, 6, 96, 120);
      ctx.strokeStyle = '#e8590c';
      ctx.lineWidth = 9;
      ctx.lineCap = 'round';
      ctx.beginPath();
      ctx.moveTo(32, 44);
      ctx.lineTo(76, 88);
      ctx.moveTo(76, 44);
      ctx.lineTo(32, 88);
      ctx.stroke();
    }
    ctx.restore();
  }
}

function pixels({ draw, width: w, height: h }, state) {
  const canvas = createCanvas(w, h);
  const ctx = canvas.getContext('2d');
  const image = ctx.createImageData(w, h);
  image.data.set(draw(state));
  ctx.putImageData(image, 0, 0);
  return canvas;
}
