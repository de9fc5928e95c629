import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainName, zipNames } from './zip-names.js';

test('files of several runs are called by the run, each name is there once', () => {
  const files = [
    { file: 1, filename: 'film_00001_.mp4', label: '第 1 课: 开场', isOnly: true },
    { file: 2, filename: 'film_00002_.mp4', label: 'Lesson', isOnly: false },
    { file: 3, filename: 'voice.wav', label: 'Lesson', isOnly: false },
    { file: 4, filename: 'film_00003_.mp4', label: 'LESSON', isOnly: true },
    { file: 5, filename: 'other.mp4', label: 'Lesson', isOnly: true },
  ];
  assert.deepEqual(
    zipNames(files).map(({ name }) => name),
    ['第 1 课 开场.mp4', 'Lesson - film_00002_.mp4', 'Lesson - voice.wav', 'LESSON.mp4', 'Lesson (2).mp4'],
  );
});

test('files of one run keep their names', () => {
  const files = [
    { file: 1, filename: 'a.png', isOnly: false },
    { file: 2, filename: 'a.png', isOnly: false },
  ];
  assert.deepEqual(
    zipNames(files).map(({ name }) => name),
    ['a.png', 'a (2).png'],
  );
});

test('no name leads anywhere, or is one that Windows refuses', () => {
  for (const [text, plain] of [
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\x', 'C x'],
    ['con', 'con_'],
    ['a\n\u0000b', 'a b'],
    ['...', ''],
    [' x. ', 'x'],
    ['x'.repeat(500), 'x'.repeat(120)],
  ] as const) {
    assert.equal(plainName(text), plain, JSON.stringify(text));
  }
  assert.equal(zipNames([{ file: 1, filename: '...', isOnly: true }])[0]?.name, 'file');
});
