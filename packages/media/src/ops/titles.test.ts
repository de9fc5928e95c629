import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeClip } from '../plan/describe-clip.js';
import { openClip } from '../run/open-clip.js';
import { backdrop } from './backdrop.js';
import { defaultOps } from './default-ops.js';
import { titles } from './titles.js';

const fps = { num: 25, den: 1 };
const resolveSource = () => undefined;
const ground = backdrop({
  width: 320,
  height: 180,
  fps,
  frameCount: 50,
  colour: '#000000',
  toColour: '#ffffff',
  angle: 0,
});
const look = { weight: 700, colour: '#ff0000', align: 'left', lineHeight: 1.2 } as const;

test('a gradient goes from colour to colour in the direction it is given', async () => {
  await using opened = await openClip(ground, { resolveSource });
  using frame = await opened.frame(49);
  const row = frame.y.subarray(90 * 320, 91 * 320);
  assert.ok((row[0] as number) <= 18 && (row[319] as number) >= 233);
  assert.ok(Math.abs((row[160] as number) - 125) < 4);
  assert.throws(() => describeClip(backdrop({ ...oneColour, colour: 'red' }), defaultOps), {
    code: 'COLOUR_UNREADABLE',
  });
});

const oneColour = { width: 320, height: 180, fps, frameCount: 50, colour: '#20242c' };

test('titles are seen while they are meant to be, drift in from the left, and leave the rest alone', async () => {
  const block = {
    texts: [{ text: '王老师 Dr. Wang', look, size: 0.1, maxLines: 1 }],
    align: 'left',
    anchor: { x: 0.1, y: 0.85, horizontal: 'left', vertical: 'bottom' },
    maxWidth: 0.6,
    panel: { colour: '#ffffff', paddingX: 0.04, paddingY: 0.02, radius: 0 },
  } as const;
  const clip = titles(backdrop(oneColour), {
    blocks: [block],
    first: 10,
    count: 30,
    enter: 'slide',
    leave: 'fade',
    moveFrames: 8,
  });
  await using opened = await openClip(clip, { resolveSource });
  const lit = async (n: number) => {
    using frame = await opened.frame(n);
    return frame.y.reduce((columns, value, i) => (value > 70 ? Math.max(columns, i % 320) : columns), -1);
  };
  assert.deepEqual([await lit(9), await lit(40)], [-1, -1]);
  const [coming, there] = [await lit(11), await lit(25)];
  assert.ok(coming > 0 && coming < there, `${coming} ${there}`);
});

test('a title that is too long is shrunk into its place', async () => {
  const block = {
    texts: [{ text: '很长的标题'.repeat(8), look, size: 0.2, maxLines: 2 }],
    align: 'center',
    anchor: { x: 0.5, y: 0.5, horizontal: 'center', vertical: 'middle' },
    maxWidth: 0.8,
  } as const;
  await using opened = await openClip(titles(backdrop(oneColour), { blocks: [block] }), { resolveSource });
  using frame = await opened.frame(0);
  for (let row = 0; row < 180; row++) assert.equal(frame.y[row * 320 + 8], frame.y[0], `row ${row}`);
});
