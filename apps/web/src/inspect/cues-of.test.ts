import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cueClock, cuesOf } from './cues-of.js';

test('cues are taken from a document, and whatever is none is left out', () => {
  const cue = { startSeconds: 1, endSeconds: 2, text: '你好' };
  assert.deepEqual(cuesOf({ language: 'zh', cues: [cue, null, { text: 'x' }] }), { language: 'zh', cues: [cue] });
  assert.deepEqual(cuesOf('nothing'), { language: undefined, cues: [] });
});

test('times are read like a clock', () => {
  assert.deepEqual([0.5, 61.239, 3661].map(cueClock), ['0:00.50', '1:01.24', '1:01:01.00']);
});

test('the words of an alignment are listed as subtitles are', () => {
  const word = { text: '大家', startSeconds: 0.3, endSeconds: 0.7 };
  assert.deepEqual(cuesOf({ language: 'zh-CN', words: [word] }), { language: 'zh-CN', cues: [word] });
});
