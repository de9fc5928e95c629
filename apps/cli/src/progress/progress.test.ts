import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { messagesFor } from '../messages/messages.js';
import { showBars } from './bars.js';
import { showJsonLines } from './json-lines.js';
import { showLines } from './lines.js';
import { describeLeft, secondsLeft } from './time-left.js';

const messages = messagesFor('en');

test('the time left follows from the pace so far, once that is known', () => {
  assert.equal(secondsLeft(10, 25, 100), 30);
  assert.equal(secondsLeft(0.2, 25, 100), undefined);
  assert.equal(secondsLeft(10, 0, 100), undefined);
  assert.equal(secondsLeft(10, 25, undefined), undefined);
  assert.equal(secondsLeft(10, 120, 100), 0);
});

test('the time left is told in the largest useful units', () => {
  const told = [undefined, 0.2, 59, 60, 61.5, 3600, 7325].map((seconds) => describeLeft(seconds, messages));
  assert.deepEqual(told, [
    '',
    '1 s left',
    '59 s left',
    '1 min 0 s left',
    '1 min 2 s left',
    '1 h 0 min left',
    '2 h 2 min left',
  ]);
});

test('plain lines come every five seconds and once when a stage is done', () => {
  let nowMs = 0;
  const written: string[] = [];
  const reporter = showLines(
    messages,
    (line) => written.push(line),
    () => nowMs,
  );
  for (let done = 0; done <= 100; done += 1) {
    reporter.update({ stage: 'render', done, total: 100 });
    nowMs += 120;
  }
  reporter.update({ stage: 'render', done: 100, total: 100 });
  reporter.update({ stage: 'report', done: 3 });
  nowMs += 6000;
  reporter.update({ stage: 'report', done: 4 });
  reporter.finish();
  assert.deepEqual(written, [
    'Making the video: 42 %, 7 s left',
    'Making the video: 84 %, 2 s left',
    'Making the video: done in 12.0 s',
    'Measuring the result: 4',
    'Measuring the result: done in 6.1 s',
  ]);
});

test('JSON events keep the first and the last of a stage and thin out the rest', () => {
  let nowMs = 0;
  const written: unknown[] = [];
  const reporter = showJsonLines(
    (value) => written.push(value),
    () => nowMs,
  );
  for (let done = 0; done <= 10; done += 1) {
    reporter.update({ stage: 'face', done, total: 10 });
    nowMs += 50;
  }
  assert.deepEqual(written, [
    { event: 'stage', stage: 'face', done: 0, total: 10, elapsedSeconds: 0 },
    { event: 'stage', stage: 'face', done: 4, total: 10, elapsedSeconds: 0.2 },
    { event: 'stage', stage: 'face', done: 8, total: 10, elapsedSeconds: 0.4 },
    { event: 'stage', stage: 'face', done: 10, total: 10, elapsedSeconds: 0.5 },
  ]);
});

test('on a terminal each stage has a bar, and the cursor comes back', () => {
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 120,
    rows: 40,
    cursorTo() {},
    clearLine() {},
  });
  const reporter = showBars(messagesFor('zh'), stream as unknown as NodeJS.WriteStream);
  reporter.update({ stage: 'face', done: 10, total: 10 });
  reporter.update({ stage: 'render', done: 5, total: 10 });
  reporter.finish();
  reporter[Symbol.dispose]();
  const drawn = String(stream.read());
  assert.match(drawn, /寻找人脸 +█+ +100%/);
  assert.match(drawn, /生成视频 +█+ +100%/);
  assert.ok(drawn.includes('\x1b[?25h'), 'the cursor is shown again');
});
