import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleTable } from './sample-texts.js';

test('the sample table names files as they were stored, and people in the language of the reader', () => {
  const files = { photo: 'a "b",c.jpg', film: 'film (1).mp4', room: 'office.jpg', voice: 'voice-zh.mp3' };
  const { text, named } = sampleTable('zh', files);
  const [header, first, second] = text.split('\r\n');
  assert.equal(header, 'id,name,course,portrait,recording,script');
  assert.equal(
    first,
    '1,讲师甲,摄影入门,"a ""b"",c.jpg",voice-zh.mp3,你好！给我一张照片，和一段声音，我就能把它说出来。',
  );
  assert.match(second ?? '', /^2,讲师乙,财务基础,film \(1\)\.mp4,,/);
  assert.deepEqual(named, ['讲师甲', '讲师乙']);
  const english = sampleTable('en', files).text.split('\r\n');
  assert.equal(english.length, 6);
  assert.match(english[4] ?? '', /^4,Lecturer D,Public speaking,not-sent-yet\.jpg,,"Hello, and welcome/);
});
