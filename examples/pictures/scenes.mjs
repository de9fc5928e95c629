import { paintLogo } from '../../samples/lecturers/logo.mjs';
import { paintOffice } from '../../samples/rooms/office.mjs';
import { paintStudio } from '../../samples/rooms/studio.mjs';
import { height, speaking, width } from './palette.mjs';
import { card, label, lines, page, table, words } from './papers.mjs';
import { backdrop, cutPerson, framedPhoto, person, portraits } from './people.mjs';
import { arrow, cloud, envelope, faceFrame, gauge, part, seal, waves } from './signs.mjs';
import { musicNote, sound } from './sounds.mjs';

/** What each picture shows besides its graph. */
export const scenes = {
  'talking-head': (ctx) => {
    person(ctx, 'woman', speaking);
    sound(ctx, 470, 130, 120, 5);
  },
  gestures: (ctx) => {
    person(ctx, 'woman', { ...speaking, hands: { left: [-2.9, 4.0], right: [2.9, 3.9] } }, 'half');
    sound(ctx, 500, 120, 110, 6);
  },
  'photo-talks': (ctx) => {
    backdrop(ctx);
    framedPhoto(ctx);
    sound(ctx, 440, 130, 130, 3);
  },
  'photo-with-feelings': (ctx) => {
    backdrop(ctx);
    framedPhoto(ctx);
    words(ctx, [70, 120, 60], 2);
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
  'compare-engines': (ctx) => {
    person(ctx, 'woman', speaking);
    for (const [x, share] of [
      [90, 0.6],
      [550, 0.92],
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
  'remote-comfyui': (ctx) => {
    backdrop(ctx);
    framedPhoto(ctx);
    cloud(ctx, 500, 110, '#4263eb');
  },
  'heygem-service': (ctx) => {
    person(ctx, 'man', speaking);
    faceFrame(ctx);
    cloud(ctx, 520, 90, '#e8590c');
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
  'title-card': card,
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
