import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newRow } from './batch.js';
import type { BatchColumn } from './batch-column.js';
import { type GivenFile, matchFiles, stemOf } from './match-files.js';

const column = (key: string, media: 'image' | 'audio' | 'video' | 'file'): BatchColumn => ({
  key,
  label: { en: key, zh: key },
  kind: 'file',
  widget: { kind: 'file', media, choices: [] },
  preset: '',
});
const columns = [column('face', 'video'), column('voice', 'audio')];

const endings = { mp4: 'video', wav: 'audio', png: 'image', txt: 'other' } as const;
const given = (...names: string[]): GivenFile[] =>
  names.map((name) => ({
    name,
    stored: name.slice(name.lastIndexOf('/') + 1),
    media: endings[name.split('.').at(-1) as keyof typeof endings],
  }));

const cellsOf = (match: ReturnType<typeof matchFiles>) => match.rows.map(({ cells }) => cells);

test('files of one name make a row, in the order people count', () => {
  const match = matchFiles([], columns, given('10.mp4', '10.wav', '2.wav', '2.mp4'));
  assert.deepEqual(cellsOf(match), [
    { face: '2.mp4', voice: '2.wav' },
    { face: '10.mp4', voice: '10.wav' },
  ]);
  assert.equal(match.added, 2);
});

test('what a file is for does not belong to its name', () => {
  assert.deepEqual(['甲_人脸.mp4', 'b-voice.wav', 'in/C.face.mp4', 'voice.wav'].map(stemOf), ['甲', 'b', 'c', 'voice']);
  const match = matchFiles([], columns, given('甲_人脸.mp4', '甲_声音.wav'));
  assert.deepEqual(cellsOf(match), [{ face: '甲_人脸.mp4', voice: '甲_声音.wav' }]);
});

test('a row is found by its key', () => {
  const rows = [newRow({ id: 'anna' }), newRow({ id: 'ben' })];
  const match = matchFiles(rows, columns, given('Ben.mp4', 'anna.wav', 'carl.mp4'), 'id');
  assert.deepEqual(cellsOf(match), [
    { id: 'anna', voice: 'anna.wav' },
    { id: 'ben', face: 'Ben.mp4' },
    { id: 'carl', face: 'carl.mp4' },
  ]);
});

test('a row that has a file of that name gets the other one', () => {
  const match = matchFiles([newRow({ face: 'a.mp4' })], columns, given('a.wav'));
  assert.deepEqual(cellsOf(match), [{ face: 'a.mp4', voice: 'a.wav' }]);
});

test('where no two names are alike, the order pairs them', () => {
  const match = matchFiles([newRow(), newRow()], columns, given('take 2.wav', 'take 1.wav', 'x.mp4', 'y.mp4'));
  assert.deepEqual(cellsOf(match), [
    { face: 'x.mp4', voice: 'take 1.wav' },
    { face: 'y.mp4', voice: 'take 2.wav' },
  ]);
  assert.equal(match.added, 0);
});

test('what fits no cell is said', () => {
  const match = matchFiles([], columns, given('a.mp4', 'a.wav', 'a.png', 'notes.txt'));
  assert.deepEqual(match.unmatched, ['a.png', 'notes.txt']);
  assert.equal(match.matched, 2);
  assert.equal(match.rows.length, 1);
});
