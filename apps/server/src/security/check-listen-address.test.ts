import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { checkListenAddress } from './check-listen-address.js';

test('without a token only addresses of this machine are listened on', () => {
  for (const host of ['127.0.0.1', 'localhost', '::1', '127.0.0.2']) checkListenAddress({ host });
  for (const host of ['0.0.0.0', '::', '192.168.1.5', 'studio.lan', '', '127.evil.example']) {
    assert.throws(
      () => checkListenAddress({ host }),
      (error) => isTalkgraphError(error) && error.code === 'SERVER_NEEDS_TOKEN' && error.text.zh.includes('令牌'),
      host,
    );
    assert.throws(() => checkListenAddress({ host, token: '' }), host);
  }
});

test('with a token every address is', () => {
  for (const host of ['0.0.0.0', '::', 'studio.lan']) checkListenAddress({ host, token: 'secret' });
});
