import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openTestServer, type TestServer } from '../testing/open-test-server.js';

let server: TestServer;
before(async () => {
  server = await openTestServer();
});
after(() => server[Symbol.asyncDispose]());

describe('settings', () => {
  test('are kept, merged and read one by one, whatever the content type', async () => {
    const set = (url: string, value: unknown) =>
      server.ask({ method: 'POST', url, payload: JSON.stringify(value), headers: { 'content-type': 'text/plain' } });
    assert.deepEqual((await server.ask('/settings')).json(), {});
    assert.equal((await server.ask('/settings/Comfy.Locale')).body, 'null');
    await set('/settings', { 'Comfy.Locale': 'zh', a: 1 });
    await Promise.all(Array.from({ length: 20 }, (_, i) => set(`/api/settings/n${i}`, i)));
    await set('/settings/a', { deep: [true, null] });
    const all = (await server.ask('/api/settings')).json();
    assert.deepEqual([all['Comfy.Locale'], all.a, Object.keys(all).length], ['zh', { deep: [true, null] }, 22]);
    assert.equal((await server.ask('/settings/Comfy.Locale')).body, '"zh"');
    assert.equal((await server.ask('/settings/constructor')).body, 'null');
    assert.equal((await set('/settings', [1])).statusCode, 400);
    const broken = await server.ask({
      method: 'POST',
      url: '/settings/a',
      payload: '{',
      headers: { 'content-type': 'text/plain' },
    });
    assert.equal(broken.json().error.code, 'REQUEST_INVALID');
  });

  test('that are no JSON any more are reported, not thrown away', async () => {
    await using own = await openTestServer();
    await mkdir(join(own.home.userdata, 'default'), { recursive: true });
    const path = join(own.home.userdata, 'default', 'comfy.settings.json');
    await writeFile(path, '{"half');
    const answer = await own.ask({ method: 'POST', url: '/settings', payload: { a: 1 } });
    assert.equal(answer.json().error.code, 'SETTINGS_BROKEN');
    assert.equal(await readFile(path, 'utf8'), '{"half');
  });
});

describe('users', () => {
  test('there is one where nothing else is asked for, whatever the header says', async () => {
    assert.deepEqual((await server.ask('/users')).json(), { storage: 'server', migrated: true });
    const answer = await server.ask({ url: '/settings', headers: { 'comfy-user': 'someone' } });
    assert.equal(answer.statusCode, 200);
  });

  test('several are kept apart', async () => {
    await using own = await openTestServer({ multiUser: true });
    const add = async (username: unknown) => own.ask({ method: 'POST', url: '/users', payload: { username } });
    const mei = (await add(' 美美 ')).json();
    const tom = (await add('Tom / ../x')).json();
    assert.match(tom, /^Tomx_[0-9a-f-]{36}$/);
    assert.deepEqual((await own.ask('/users')).json().users, { [mei]: '美美', [tom]: 'Tom / ../x' });
    assert.equal((await add('美美')).json().error.code, 'USER_NAME_TAKEN');
    for (const name of ['', '  ', 'x'.repeat(65), 5, null]) {
      assert.equal((await add(name)).json().error.code, 'USER_NAME_REFUSED');
    }
    const as = (user: string, request: object) =>
      own.ask({ url: '/settings', headers: { 'comfy-user': user }, ...request });
    await as(mei, { method: 'POST', payload: { mine: true } });
    assert.deepEqual((await as(mei, {})).json(), { mine: true });
    assert.deepEqual((await as(tom, {})).json(), {});
    for (const user of ['default', 'nobody', '../..', '__proto__', 'constructor', '']) {
      assert.equal((await as(user, {})).json().error.code, 'USER_UNKNOWN', user);
    }
    assert.equal((await own.ask('/settings')).json().error.code, 'USER_UNKNOWN');
  });
});
