import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { checkProfile } from './check-profile.js';

test('a HeyGem service is told from nobody, from somebody else, and from no address', async () => {
  let answer = '{"code":10004,"success":true,"msg":"任务不存在","data":{}}';
  let redirects = 0;
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/elsewhere')) redirects += 1;
    if (request.url?.startsWith('/moved')) response.writeHead(302, { location: '/elsewhere' });
    response.end(request.url?.startsWith('/moved') ? '' : answer);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const check = (fields: Record<string, string>) => checkProfile({ name: 'studio', kind: 'heygem', fields });
  await check({ url });
  await assert.rejects(check({ url: `${url}moved` }), { code: 'DELIVERY_PROTOCOL', message: /HTTP 302/ });
  assert.equal(redirects, 0);
  answer = '<!doctype html><title>Router</title>';
  await assert.rejects(check({ url }), { code: 'DELIVERY_PROTOCOL' });
  await assert.rejects(check({ url: 'gpu-box:8383' }), { code: 'DELIVERY_SETTING_INVALID' });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await assert.rejects(check({ url }), { code: 'DELIVERY_UNREACHABLE' });
});
