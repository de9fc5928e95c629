import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryUnreachable } from './errors.js';
import { networkReason } from './network-reason.js';

test('what the system says of a connection is told in both languages, and its own words stay behind', () => {
  assert.deepEqual(networkReason('getaddrinfo ENOTFOUND nowhere.invalid'), {
    en: 'no host of this name is found: getaddrinfo ENOTFOUND nowhere.invalid',
    zh: '找不到该主机：getaddrinfo ENOTFOUND nowhere.invalid',
  });
  for (const [said, zh] of [
    ['connect ECONNREFUSED 127.0.0.1:1883', /^该地址没有服务在运行：/],
    ['timeout', /^连接超时：/],
    ['Connection refused: Not authorized', /^用户名或密码被拒绝：/],
    ['socket hang up', /^连接中断：/],
  ] as const) {
    assert.match(networkReason(said).zh, zh);
  }
  assert.match(
    deliveryUnreachable({ place: 'S3', reason: 'ENOTFOUND' }).text.zh,
    /无法连接 S3（找不到该主机：ENOTFOUND）/,
  );
});

test('what is not known is told as it was said', () => {
  assert.deepEqual(networkReason('ERR_SOCKET_BAD_PORT'), { en: 'ERR_SOCKET_BAD_PORT', zh: 'ERR_SOCKET_BAD_PORT' });
});
