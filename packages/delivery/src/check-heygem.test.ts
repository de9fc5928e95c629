import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { checkProfile } from './check-profile.js';

test('a HeyGem service is told from nobody, from somebody else, and from no address', async () => {
  let answer = '{"code":10004,"success":true,"msg":"任务不存在","data":{}}';
  const server = createServer((_request, response) => response.end(answer));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const check = (fields: Record<string, string>) => checkProfile({ name: 'studio', kind: 'heygem', fields });
  await check({ url });
  answer = '<!doctype html><title>Router</title>';
  await assert.rejects(check({ url }), { code: 'DELIVERY_PROTOCOL' });
  await assert.rejects(check({ url: 'gpu-box:8383' }), { code: 'DELIVERY_SETTING_INVALID' });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await assert.rejects(check({ url }), { code: 'DELIVERY_UNREACHABLE' });
});
