// Draws the pictures of the templates gallery: the drawn presenter, what is special about the workflow, and its graph.
// They are committed, so that the page has them without drawing anything.
//   node examples/make-pictures.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import { paintLogo } from '../samples/lecturers/logo.mjs';
import { createPresenter } from '../samples/presenter.mjs';
import { paintOffice } from '../samples/rooms/office.mjs';
import { paintStudio } from '../samples/rooms/studio.mjs';

const [width, height] = [640, 360];
const teal = '#12b886';
const speaking = { mouth: { open: 0.17, width: 0.97 } };
const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

/** What each picture shows besides its graph. */
const scenes = {
  'talking-head': (ctx) => {
    person(ctx, 'woman', speaking);
    sound(ctx, 470, 130, 120, 5);
  },
  'photo-talks': (ctx) => {
    backdrop(ctx);
    framedPhoto(ctx);
    sound(ctx, 440, 130, 130, 3);
  },
  'talking-head-with-music': (ctx) => {
    person(ctx, 'woman', speaking);
    for (const [x, y, size] of [
      [500, 150, 1.3],
      [560, 95, 1],
      [130, 110, 1.1],
    ])
      musicNote(ctx, x, y, size);
  },
  'many-voices-one-face': (ctx) => {
    person(ctx, 'woman', { ...speaking, pose: { yaw: -5, pitch: 0, roll: 1, x: 0, y: 0 } });
    for (const [i, y] of [70, 125, 180].entries()) sound(ctx, 480, y, 110, 7 + i, 34);
  },
  'check-before-render': (ctx) => {
    person(ctx, 'man', {});
    faceFrame(ctx);
  },
  'videos-from-table': (ctx) => {
    person(ctx, 'woman', { ...speaking, pose: { yaw: 4, pitch: 0, roll: 0, x: 0, y: 0 } });
    table(ctx, 436, 54, [44, 96], 5);
  },
  'tidy-table': (ctx) => {
    backdrop(ctx);
    table(ctx, 150, 40, [70, 110, 160], 6);
  },
  'skip-rows-without-face': (ctx) => {
    backdrop(ctx);
    portraits(ctx, ['woman', 'man', undefined, 'woman']);
  },
  'retry-until-good': (ctx) => {
    person(ctx, 'woman', speaking);
    for (const [x, share] of [
      [100, 0.35],
      [540, 0.9],
    ])
      gauge(ctx, x, 150, share);
  },
  'clean-recording': (ctx) => {
    backdrop(ctx);
    sound(ctx, 50, 120, 190, 2, 130);
    arrow(ctx, 265, 120);
    sound(ctx, 325, 120, 120, 9, 100);
    gauge(ctx, 535, 135, 0.92);
  },
  transcribe: (ctx) => {
    backdrop(ctx);
    sound(ctx, 60, 120, 200, 4, 110);
    arrow(ctx, 290, 120);
    lines(ctx, 360, 70);
  },
  'score-and-save': (ctx) => {
    person(ctx, 'man', speaking);
    gauge(ctx, 520, 150, 0.86);
  },
  'office-background': (ctx) => {
    ctx.drawImage(paintOffice(width, height + 30), 0, -30);
    cutPerson(ctx, 'woman', speaking);
  },
  'green-screen': (ctx) => {
    ctx.drawImage(paintStudio(width, height), 0, 0);
    ctx.fillStyle = 'rgb(46, 168, 84)';
    ctx.fillRect(0, 0, width / 2, height);
    cutPerson(ctx, 'man', {});
  },
  'logo-and-music': (ctx) => {
    person(ctx, 'man', speaking);
    ctx.drawImage(paintLogo(64), width - 92, 24);
    for (const [x, y, size] of [
      [90, 150, 1.2],
      [150, 95, 0.9],
    ])
      musicNote(ctx, x, y, size);
  },
  'intro-talk-outro': (ctx) => {
    person(ctx, 'woman', speaking);
    part(ctx, 0, 170, () => {
      ctx.drawImage(paintOffice(width, height + 30), -240, -30);
      ctx.drawImage(paintLogo(90), 40, 80);
    });
    part(ctx, width, width - 170, () => ctx.drawImage(paintStudio(width, height), 200, 0));
  },
  'labelled-video': (ctx) => {
    person(ctx, 'woman', { ...speaking, pose: { yaw: 5, pitch: 0, roll: 0, x: 0, y: 0 } });
    label(ctx, 'AI', 30, 28);
    seal(ctx, 560, 190);
  },
  'enhance-face': (ctx) => {
    ctx.save();
    ctx.filter = 'blur(3px)';
    person(ctx, 'woman', {});
    ctx.restore();
    ctx.save();
    ctx.beginPath();
    ctx.rect(width / 2, 0, width / 2, height);
    ctx.clip();
    person(ctx, 'woman', {});
    ctx.restore();
    ctx.fillStyle = '#ffffff';
    ctx.fillRect(width / 2 - 1.5, 0, 3, 268);
  },
  'script-to-speech': (ctx) => {
    person(ctx, 'man', speaking);
    page(ctx, 440, 50, 4);
  },
  'script-file-aloud': (ctx) => {
    backdrop(ctx);
    page(ctx, 120, 40, 6);
    sound(ctx, 370, 130, 150, 9);
  },
  'subtitled-talk': (ctx) => {
    person(ctx, 'woman', speaking);
    words(ctx, [46, 70, 38, 84, 58], 3);
  },
  'title-card': (ctx) => card(ctx),
  'deliver-to-s3': (ctx) => {
    person(ctx, 'woman', speaking);
    cloud(ctx, 500, 110, '#2f9e44');
  },
  'deliver-to-oss': (ctx) => {
    person(ctx, 'man', speaking);
    cloud(ctx, 500, 110, '#f76707');
  },
  'mail-when-done': (ctx) => {
    backdrop(ctx);
    portraits(ctx, ['woman', 'man', 'woman', undefined]);
    envelope(ctx, 320, 196);
  },
  'publish-mqtt': (ctx) => {
    person(ctx, 'woman', speaking);
    waves(ctx, 500, 130);
  },
};

/** The picture of the course openings is made of frames of four of them. */
const photographed = new Set(['course-openings']);

for (const { file, picture } of read('templates.json').filter(({ file }) => !photographed.has(file))) {
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext('2d');
  scenes[file](ctx);
  graph(ctx, read(`${file}.ui.json`));
  writeFileSync(new URL(picture, import.meta.url), canvas.toBuffer('image/webp', 82));
}

/** The presenter over the whole picture, a little higher than usual: the graph lies below. */
function person(ctx, who, state) {
  const drawn = createPresenter({ person: who, width, height: height + 12 });
  const canvas = pixels(drawn, state);
  ctx.drawImage(canvas, 0, -6);
}

/** The presenter alone, without what is behind. */
function cutPerson(ctx, who, state) {
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

function pixels({ draw, width: w, height: h }, state) {
  const canvas = createCanvas(w, h);
  const ctx = canvas.getContext('2d');
  const image = ctx.createImageData(w, h);
  image.data.set(draw(state));
  ctx.putImageData(image, 0, 0);
  return canvas;
}

function backdrop(ctx) {
  const light = ctx.createLinearGradient(0, 0, width, height);
  light.addColorStop(0, '#dff3ec');
  light.addColorStop(1, '#9fc9c4');
  ctx.fillStyle = light;
  ctx.fillRect(0, 0, width, height);
}

/** A print on a table, a little askew. */
function framedPhoto(ctx) {
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
function portraits(ctx, people) {
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

/** Bars of a recording. */
function sound(ctx, left, middle, length, seed, tall = 80) {
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

function musicNote(ctx, x, y, size) {
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

/** A sheet of a spreadsheet: columns of these widths, a row of names and some of bars in place of words. */
function table(ctx, left, top, widths, rows) {
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

/** The corners of a frame around the face, as viewfinders show it. */
function faceFrame(ctx) {
  const [left, top, right, bottom, arm] = [228, 22, 412, 252, 34];
  ctx.strokeStyle = teal;
  ctx.lineWidth = 5;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  for (const [x, y, dx, dy] of [
    [left, top, 1, 1],
    [right, top, -1, 1],
    [left, bottom, 1, -1],
    [right, bottom, -1, -1],
  ]) {
    ctx.beginPath();
    ctx.moveTo(x + dx * arm, y);
    ctx.lineTo(x, y);
    ctx.lineTo(x, y + dy * arm);
    ctx.stroke();
  }
}

/** An arrow to the right. */
function arrow(ctx, x, y) {
  ctx.strokeStyle = teal;
  ctx.lineWidth = 10;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.beginPath();
  ctx.moveTo(x, y - 18);
  ctx.lineTo(x + 20, y);
  ctx.lineTo(x, y + 18);
  ctx.stroke();
}

/** Lines of writing on a sheet. */
function lines(ctx, x, y) {
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

function gauge(ctx, x, y, share) {
  const [from, to] = [0.8 * Math.PI, 2.2 * Math.PI];
  ctx.save();
  ctx.shadowColor = 'rgb(0 0 0 / 30%)';
  ctx.shadowBlur = 8;
  ctx.lineWidth = 14;
  ctx.lineCap = 'round';
  for (const [end, colour] of [
    [1, 'rgb(255 255 255 / 75%)'],
    [share, teal],
  ]) {
    ctx.beginPath();
    ctx.arc(x, y, 52, from, from + (to - from) * end);
    ctx.strokeStyle = colour;
    ctx.stroke();
  }
  ctx.restore();
}

/** A part of the picture with a slanted edge, from one side to `edge`. */
function part(ctx, side, edge, draw) {
  const slant = side === 0 ? 26 : -26;
  ctx.save();
  ctx.beginPath();
  ctx.moveTo(side, 0);
  ctx.lineTo(edge + slant, 0);
  ctx.lineTo(edge - slant, height);
  ctx.lineTo(side, height);
  ctx.closePath();
  ctx.clip();
  draw();
  ctx.restore();
}

/** A text as the label of generated content shows it. */
function label(ctx, text, x, y) {
  ctx.font = 'bold 40px sans-serif';
  ctx.textBaseline = 'top';
  ctx.lineWidth = 6;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = 'rgba(0, 0, 0, 0.6)';
  ctx.strokeText(text, x, y);
  ctx.fillStyle = '#ffffff';
  ctx.fillText(text, x, y);
}

/** A seal with a tick. */
function seal(ctx, x, y) {
  ctx.fillStyle = teal;
  ctx.beginPath();
  ctx.arc(x, y, 42, 0, 2 * Math.PI);
  ctx.fill();
  ctx.strokeStyle = '#ffffff';
  ctx.lineWidth = 9;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.beginPath();
  ctx.moveTo(x - 18, y + 2);
  ctx.lineTo(x - 5, y + 16);
  ctx.lineTo(x + 20, y - 14);
  ctx.stroke();
}

/** The workflow's nodes and links on a pane along the bottom. */
function graph(ctx, { nodes, links }) {
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

/** A sheet of paper with so many lines of text. */
function page(ctx, left, top, lines) {
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
function words(ctx, widths, lit) {
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
function card(ctx) {
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

/** A cloud that something is put into. */
function cloud(ctx, x, y, colour) {
  ctx.fillStyle = '#ffffff';
  ctx.strokeStyle = colour;
  ctx.lineWidth = 5;
  ctx.beginPath();
  ctx.arc(x - 42, y + 14, 30, Math.PI / 2, Math.PI * 1.45);
  ctx.arc(x, y - 16, 40, Math.PI * 1.1, Math.PI * 1.85);
  ctx.arc(x + 46, y + 12, 32, Math.PI * 1.45, Math.PI / 2);
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
  ctx.beginPath();
  for (const [from, to] of [
    [
      [x, y + 26],
      [x, y - 22],
    ],
    [
      [x - 17, y - 6],
      [x, y - 24],
    ],
    [
      [x + 17, y - 6],
      [x, y - 24],
    ],
  ]) {
    ctx.moveTo(...from);
    ctx.lineTo(...to);
  }
  ctx.stroke();
}

/** A letter with a mark that something new is in it. */
function envelope(ctx, x, y) {
  const [w, h] = [130, 84];
  ctx.fillStyle = '#ffffff';
  ctx.strokeStyle = teal;
  ctx.lineWidth = 5;
  ctx.beginPath();
  ctx.roundRect(x - w / 2, y - h / 2, w, h, 8);
  ctx.fill();
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x - w / 2 + 6, y - h / 2 + 8);
  ctx.lineTo(x, y + 8);
  ctx.lineTo(x + w / 2 - 6, y - h / 2 + 8);
  ctx.stroke();
  ctx.fillStyle = '#e03131';
  ctx.beginPath();
  ctx.arc(x + w / 2, y - h / 2, 13, 0, Math.PI * 2);
  ctx.fill();
}

/** Somebody calls, and those around hear it. */
function waves(ctx, x, y) {
  ctx.fillStyle = teal;
  ctx.strokeStyle = teal;
  ctx.lineWidth = 6;
  ctx.lineCap = 'round';
  ctx.beginPath();
  ctx.arc(x, y, 11, 0, Math.PI * 2);
  ctx.fill();
  for (const radius of [30, 52, 74]) {
    for (const middle of [0, Math.PI]) {
      ctx.beginPath();
      ctx.arc(x, y, radius, middle - 0.7, middle + 0.7);
      ctx.stroke();
    }
  }
}
