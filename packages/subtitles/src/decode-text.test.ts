import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeText } from './decode-text.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test('texts are read as they were written', () => {
  assert.deepEqual(decodeText(utf8('人物,语音')), { text: '人物,语音', encoding: 'utf-8' });
  assert.equal(decodeText(utf8('\uFEFF人物')).text, '人物');
  const inGb18030 = Uint8Array.of(0xc8, 0xcb, 0xce, 0xef, 0x2c, 0xd3, 0xef, 0xd2, 0xf4);
  assert.deepEqual(decodeText(inGb18030), { text: '人物,语音', encoding: 'gb18030' });
  assert.deepEqual(decodeText(Uint8Array.of(0xff, 0xfe, 0xba, 0x4e)), { text: '人', encoding: 'utf-16le' });
});

test('UTF-16 is known without its mark', () => {
  const bytes = new Uint8Array(new Uint16Array([...'name,file'].map((letter) => letter.charCodeAt(0))).buffer);
  assert.deepEqual(decodeText(bytes), { text: 'name,file', encoding: 'utf-16le' });
});

test('bytes that are no text are not taken for UTF-16', () => {
  assert.ok(decodeText(Uint8Array.of(1, 0, 0, 0, 2, 0, 0, 3, 0, 0, 0, 4)).text.includes('\0'));
});
