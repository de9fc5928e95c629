import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readServer } from './comfy-server.js';

test('addresses are taken as browsers show them', () => {
  const base = (address: string) => readServer({ address }).base;
  assert.equal(base(' 192.168.1.20:8188 '), 'http://192.168.1.20:8188');
  assert.equal(base('https://gpu.example.com/comfy/?a=1#workflow'), 'https://gpu.example.com/comfy');
  assert.equal(base('http://127.0.0.1:8188/api'), 'http://127.0.0.1:8188');
  const { place, headers } = readServer({ address: 'http://me:p%40ss@host:1/x' });
  assert.deepEqual([place, headers], ['http://host:1', { authorization: `Basic ${btoa('me:p@ss')}` }]);
});

test('tokens and further headers are sent', () => {
  const headers = 'CF-Access-Client-Id: abc.access; X-Team: 课程'.replace('课程', 'course');
  assert.deepEqual(readServer({ address: 'h:1', token: 't', headers }).headers, {
    'cf-access-client-id': 'abc.access',
    'x-team': 'course',
    authorization: 'Bearer t',
  });
  const { headers: basic } = readServer({ address: 'h:1', user: 'me', password: 'p@ss' });
  assert.deepEqual(basic, { authorization: `Basic ${btoa('me:p@ss')}` });
});

test('what is no address or no header is refused', () => {
  for (const address of ['', '   ', 'ftp://host', 'http://', 'http://a b']) {
    assert.throws(() => readServer({ address }), { code: 'COMFYUI_ADDRESS_INVALID' }, address);
  }
  for (const headers of ['novalue', 'a b: c', 'x: 中文']) {
    assert.throws(() => readServer({ address: 'h', headers }), { code: 'COMFYUI_HEADERS_INVALID' }, headers);
  }
  assert.throws(
    () => readServer({ address: 'ftp://me:secret@host' }),
    (error: Error) => !error.message.includes('secret'),
  );
});
